import { isCidr, showGiven } from 'fairlead/contract';
import { AddressSet } from 'fairlead/doctor';

/**
 * What is not the internet: private and shared IPv4 (RFC 1918, RFC 6598), link-local with the cloud's metadata service (RFC 3927), loopback,
 * and of IPv6 unique local (RFC 4193) and link-local (RFC 4291).
 */
export const NOT_PUBLIC: readonly string[] = Object.freeze([
  ...['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  ...['fc00::/7', 'fe80::/10'],
]);

/**
 * Why no way out may lead to an address range, to follow the range in a message; nothing where it may.
 *
 * @param range may come from plain JavaScript
 * @param example a good one
 * @param instead what to write in place of one that is too wide
 */
export function findDestinationFault(range: unknown, example: string, instead = `write a range such as "${example}"`): string | undefined {
  const fault = findRangeFault(range, example);
  if (fault !== undefined || !isTooWide(String(range))) return fault;
  return `, which leads into the cluster and private networks too; ${instead}`;
}

/** The same of each range of a list, a line for each that is wrong. */
export function findDestinationFaults(field: string, ranges: readonly unknown[], example: string): string[] {
  return ranges.flatMap((range) => {
    const fault = findDestinationFault(range, example);
    return fault === undefined ? [] : [`${field} has ${showGiven(range)}${fault}`];
  });
}

/** The range of one address alone. */
export function rangeOf(address: string): string {
  return `${address}/${address.includes(':') ? 128 : 32}`;
}

/** Whether it has a whole private network in it, and more. */
function isTooWide(range: string): boolean {
  const all = AddressSet.of(range);
  return NOT_PUBLIC.map((each) => AddressSet.of(each)).some((part) => all.contains(part) && !part.contains(all));
}

/**
 * Why no policy may hold an address range, likewise.
 *
 * @param range may come from plain JavaScript
 * @param example a good one
 */
export function findRangeFault(range: unknown, example: string): string | undefined {
  const [address = '', length = ''] = typeof range === 'string' && isCidr(range) ? range.split('/') : [];
  if (address === '') return `; write a range such as "${example}"`;
  if (toHost(address).startsWith('[::ffff:')) return `, which is IPv4 written as IPv6; write a range such as "${example}"`;
  const masked = AddressSet.of(String(range)).toString();
  const [first = '', shortest = ''] = masked.split('/');
  const isFirst = toHost(first) === toHost(address);
  if (isFirst && shortest === length) return undefined;
  const alone = isFirst ? '' : `, or "${rangeOf(address)}" for the address alone`;
  return `, which Kubernetes refuses since 1.36; write "${masked}"${alone}`;
}

/** An address as a URL has it: of IPv6 there are many spellings, and this is one of them. */
function toHost(address: string): string {
  return new URL(`http://${address.includes(':') ? `[${address}]` : address}/`).hostname;
}
