/** Where something listens, as a program is told it. */
export interface Address {
  /** A name, in small letters and without the dot that may end it. */
  readonly host: string;
  /** @default nobody says it */
  readonly port?: number;
  /** Of a URL: `redis`. */
  readonly scheme?: string;
  /**
   * Whether the text that it is in cannot be anything else.
   *
   * @default false
   */
  readonly isCertain?: boolean;
  /** Of a URL: whether it holds a password. */
  readonly hasPassword?: boolean;
}

const LABEL = '[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?';
const NAME = new RegExp(`^${LABEL}(\\.${LABEL})*$`);
const OWN = /^(.*\.)?localhost$|^(true|false|none|null|yes|no|on|off|any|all|auto|default|enabled|disabled)$/;
const NUMBER = /(^|\.)\d+$/;

/** The name of another host in a text; nothing for a number, an address, the host itself, or a text that is no name. */
export function readHost(text: string): string | undefined {
  const host = text.toLowerCase().replace(/\.$/, '');
  return NAME.test(host) && !OWN.test(host) && !NUMBER.test(host) ? host : undefined;
}

/** `redis`, or `redis:6379`; what follows the port is left out. */
export function readHostAndPort(text: string): Pick<Address, 'host' | 'port'> | undefined {
  const [, name = '', port] = /^([^:/]+)(?::(\d{1,5}))?(?:[/?].*)?$/.exec(text) ?? [];
  const host = readHost(name);
  return host === undefined ? undefined : { host, ...(port !== undefined && { port: Number(port) }) };
}
