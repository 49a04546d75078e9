import { isHostName, readHost } from '../url/host';
import { findOptionFault } from './mongo-options';

const ADDRESS = /^mongodb(?<srv>\+srv)?:\/\/(?<hosts>[^/?#@]+)(?:\/(?<database>[\w-]{1,63})?)?(?:\?(?<options>[^#]+))?$/;

/**
 * Whether the text is an address of MongoDB that a service starts with: one host or several, a database, options; no credential. With
 * `mongodb+srv` the hosts are looked up under one name. It is no URL: that has one host.
 *
 * @example
 * isMongoAddress('mongodb://a.example.net:27017,b.example.net:27017/shop?replicaSet=rs0')   // true
 */
export function isMongoAddress(text: string): boolean {
  const { srv, hosts } = ADDRESS.exec(text)?.groups ?? {};
  if (hosts === undefined || findFaultInOptions(text) !== undefined) return false;
  return srv === undefined ? hosts.split(',').every((host) => readHost(host) !== undefined) : isHostName(hosts);
}

/**
 * What to do about the options of an address of MongoDB, in words that repeat no value.
 *
 * @returns nothing where they are right, and nothing where the text is no address at all
 */
export function findFaultInOptions(text: string): string | undefined {
  const { srv, hosts, options } = ADDRESS.exec(text)?.groups ?? {};
  if (hosts === undefined || options === undefined) return undefined;
  const isDirect = options.split('&').includes('directConnection=true');
  if (isDirect && (srv !== undefined || hosts.includes(','))) return 'leave out the option directConnection, which is for a single host';
  return findOptionFault(options);
}
