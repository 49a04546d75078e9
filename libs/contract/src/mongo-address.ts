import { isAddress } from './cidr';

const ADDRESS = /^mongodb(?<srv>\+srv)?:\/\/(?<hosts>[^/?#@]+)(?:\/(?<database>[\w-]{1,63})?)?(?:\?(?<options>[^#]+))?$/;
const HOST = /^(?<host>\[[^\]]+\]|[^:]+)(?::(?<port>\d{1,5}))?$/;
const LABEL = /^[a-z\d]([a-z\d-]{0,61}[a-z\d])?$/i;

const NAME = /^[\w.$-]{1,120}$/;
const BOOLEAN = /^(true|false)$/;
const NUMBER = /^\d{1,9}$/;

/**
 * What an address may say of the database, each with what its value must be. Pool, user and password have variables of their own; `w: 0`
 * would call stored what nobody has confirmed; with an `authMechanism` the driver would not start without a user.
 *
 * @see https://www.mongodb.com/docs/manual/reference/connection-string-options/
 */
const OPTIONS: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    authSource: NAME,
    directConnection: BOOLEAN,
    journal: BOOLEAN,
    readConcernLevel: /^(local|majority|linearizable|available)$/,
    readPreference: /^(primary|primaryPreferred|secondary|secondaryPreferred|nearest)$/,
    replicaSet: NAME,
    retryReads: BOOLEAN,
    tls: BOOLEAN,
    w: /^(majority|[1-9]\d?)$/,
    wtimeoutMS: NUMBER,
  }),
);

/**
 * The options that an address of MongoDB may carry.
 *
 * @internal
 */
export const MONGO_OPTIONS: readonly string[] = [...OPTIONS.keys()];

/**
 * Whether the text is an address of MongoDB that a service starts with: one host or several, a database, options; no credential. With
 * `mongodb+srv` the hosts are looked up under one name. It is no URL: that has one host.
 *
 * @example
 * isMongoAddress('mongodb://a.example.net:27017,b.example.net:27017/shop?replicaSet=rs0')   // true
 */
export function isMongoAddress(text: string): boolean {
  const { srv, hosts, options } = ADDRESS.exec(text)?.groups ?? {};
  if (hosts === undefined) return false;
  const list = hosts.split(',');
  const isDirect = options?.split('&').includes('directConnection=true') ?? false;
  if (options !== undefined && !areOptions(options)) return false;
  return srv === undefined
    ? list.every(isHostWithPort) && (list.length === 1 || !isDirect)
    : list.length === 1 && isName(hosts) && !isDirect;
}

function areOptions(text: string): boolean {
  const options = text.split('&').map((option) => option.split('='));
  const names = new Set(options.map(([name]) => name));
  return (
    names.size === options.length &&
    options.every(([name = '', value = '', ...rest]) => rest.length === 0 && OPTIONS.get(name)?.test(value))
  );
}

function isHostWithPort(text: string): boolean {
  const { host = '', port = '27017' } = HOST.exec(text)?.groups ?? {};
  const isThere = host.startsWith('[') ? isAddress(host.slice(1, -1)) : isName(host);
  return isThere && Number(port) >= 1 && Number(port) <= 65_535;
}

function isName(host: string): boolean {
  return host.split('.').every((label) => LABEL.test(label));
}
