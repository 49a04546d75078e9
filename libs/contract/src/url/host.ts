import { isAddress } from '../cidr';

const HOST = /^(?<host>\[[^\]]+\]|[^:]+)(?::(?<port>\d{1,5}))?$/;
const LABEL = /^[a-z\d_]([a-z\d_-]{0,61}[a-z\d_])?$/i;

/** A host and the port that is said of it. */
export interface HostWithPort {
  /** A name, or an address without brackets. */
  readonly host: string;
  /** @default what belongs to the scheme */
  readonly port?: number;
}

/** Reads `cache`, `cache:6379` or `[fd00::1]:6379`; nothing where it is none of them. */
export function readHost(text: string): HostWithPort | undefined {
  const { host: given = '', port } = HOST.exec(text)?.groups ?? {};
  const host = given.replace(/^\[(.*)\]$/, '$1');
  const isThere = host === given ? isHostName(host) : isAddress(host);
  if (!isThere || (port !== undefined && !isPort(Number(port)))) return undefined;
  return { host, ...(port !== undefined && { port: Number(port) }) };
}

/** Whether each part of a name is one of DNS. Names of containers have underscores too. */
export function isHostName(text: string): boolean {
  return text.split('.').every((label) => LABEL.test(label));
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}
