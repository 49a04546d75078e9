import { isCidr } from 'fairlead/contract';
import { AddressSet } from 'fairlead/doctor';

/**
 * Why no policy should hold an address range, to follow the range in a message; nothing where it may.
 *
 * @param range may come from plain JavaScript
 * @param example a good one
 * @param instead what to write in place of all addresses
 */
export function findRangeFault(range: unknown, example: string, instead = `write a range such as "${example}"`): string | undefined {
  if (typeof range !== 'string' || !isCidr(range)) return `; write a range such as "${example}"`;
  if (/\/0+$/.test(range)) return `, which leads into the cluster and private networks too; ${instead}`;
  const [address = '', length = ''] = range.split('/');
  if (toHost(address).startsWith('[::ffff:')) return `, which is IPv4 written as IPv6; write a range such as "${example}"`;
  const masked = AddressSet.of(range).toString();
  const [first = '', shortest = ''] = masked.split('/');
  if (toHost(first) === toHost(address) && shortest === length) return undefined;
  const alone = `"${address}/${address.includes(':') ? 128 : 32}"`;
  return `, which Kubernetes refuses since 1.36; write "${masked}"${toHost(first) === toHost(address) ? '' : `, or ${alone} for the address alone`}`;
}

/** An address as a URL has it: of IPv6 there are many spellings, and this is one of them. */
function toHost(address: string): string {
  return new URL(`http://${address.includes(':') ? `[${address}]` : address}/`).hostname;
}
