import { type Address, readHostAndPort } from './address';
import { findHostPorts } from './find-host-ports';
import { findUrls } from './find-urls';

/** Last words of names that hold a host, or a host and a port. */
const HOST = ['HOST', 'HOSTNAME', 'ADDR', 'ADDRESS'];
/** Those that hold an address only where it looks like one. */
const ADDRESS = [
  'ADDRS',
  'ADDRESSES',
  'BROKER',
  'BROKERS',
  'ENDPOINT',
  'ENDPOINTS',
  'HOSTS',
  'SERVER',
  'SERVERS',
  'URI',
  'URIS',
  'URL',
  'URLS',
];

/** Words in the names of what a program listens on itself, or is called by others. */
const OWN = /(^|_)(ADVERTISED?|ALLOWED|BIND|LISTEN|LISTENERS?|MY|NODE|OWN|POD|PUBLIC|SELF|VIRTUAL)(_|$)/;

/** Names that say nothing of whose host they hold: `HOST`, `SERVER_ADDRESS`. */
const VAGUE = /^((SERVER|HTTP|WEB|APP)_)?[A-Z]+$/;

/** `redisHost`, `--redis-host` and `redis.host` as the name of a variable: `REDIS_HOST`. */
export function toVariableName(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .replace(/^_|_$/g, '')
    .toUpperCase();
}

/**
 * The addresses in the value of a variable or a flag. One that says no port may have it in a setting beside it: `REDIS_HOST`, `REDIS_PORT`.
 *
 * @param find other settings by their names
 */
export function findSettingAddresses(name: string, value: string, find: (name: string) => string | undefined): readonly Address[] {
  const variable = toVariableName(name);
  if (OWN.test(variable)) return [];
  const words = variable.split('_');
  const findPort = () => readPort(find([...words.slice(0, -1), 'PORT'].join('_')));
  const urls = findUrls(value);
  if (urls.length > 0) return urls.map((url) => withPort(url, findPort));
  const isVague = VAGUE.test(variable);
  const isHost = HOST.includes(words.at(-1) ?? '');
  if (!isHost && !ADDRESS.includes(words.at(-1) ?? '')) return findHostPorts(value);
  const items = value.split(/\s*[,;]\s*/).filter(Boolean);
  const addresses = items.flatMap((item) => readHostAndPort(item) ?? []);
  if (addresses.length < items.length) return findHostPorts(value);
  return addresses.map((address) => ({ ...withPort(address, findPort), isCertain: !isVague && (isHost || address.port !== undefined) }));
}

function withPort<A extends Address>(address: A, findPort: () => number | undefined): A {
  if (address.port !== undefined) return address;
  const port = findPort();
  return port === undefined ? address : { ...address, port };
}

function readPort(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
}
