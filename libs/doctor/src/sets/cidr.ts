import ipaddr from 'ipaddr.js';
import { isCidr } from 'fairlead/contract';
import type { Interval, Intervals } from './intervals';

export type Family = 'v4' | 'v6';

/** Bits of an address. */
export const WIDTHS = Object.freeze({ v4: 32, v6: 128 });

/** The addresses of a CIDR block as numbers, or nothing when it is none. Bits below the prefix are ignored. */
export function findRange(cidr: string): { readonly family: Family; readonly interval: Interval<bigint> } | undefined {
  // ipaddr.js alone also takes `10.1`, octal and hexadecimal parts; Kubernetes does not.
  if (!isCidr(cidr)) return undefined;
  const [address = '', length = ''] = cidr.split('/');
  const family = address.includes(':') ? 'v6' : 'v4';
  const size = 1n << BigInt(WIDTHS[family] - Number(length));
  const number = family === 'v4' ? parseAddress(address) : parseV6(address);
  const start = number - (number % size);
  return { family, interval: [start, start + size] };
}

/** The fewest CIDR blocks that make up the ranges. */
export function formatRanges(family: Family, ranges: Intervals<bigint>): string[] {
  return ranges.flatMap(([start, end]) => {
    const blocks: string[] = [];
    for (let from = start; from < end;) {
      const bits = blockBits(family, from, end);
      blocks.push(`${formatAddress(family, from)}/${WIDTHS[family] - bits}`);
      from += 1n << BigInt(bits);
    }
    return blocks;
  });
}

/** Size, as a power of two, of the largest block that starts at an address and ends within the range. */
function blockBits(family: Family, from: bigint, end: bigint): number {
  let bits = 0;
  while (bits < WIDTHS[family] && from % (2n << BigInt(bits)) === 0n && from + (2n << BigInt(bits)) <= end) bits += 1;
  return bits;
}

/** Reads IPv4 in the last four bytes on its own: ipaddr.js takes `::192.0.2.1` for `::ffff:192.0.2.1` (RFC 4291, section 2.5.5). */
function parseV6(address: string): bigint {
  const [embedded] = /[\d.]+\.\d+$/.exec(address) ?? [];
  return embedded ? parseAddress(address.replace(embedded, '0:0')) + parseAddress(embedded) : parseAddress(address);
}

function parseAddress(address: string): bigint {
  return ipaddr
    .parse(address)
    .toByteArray()
    .reduce((number, byte) => number * 256n + BigInt(byte), 0n);
}

/** Without the zeros at the end, where the first address of a block has them (RFC 5952 would shorten the longest run). */
function formatAddress(family: Family, number: bigint): string {
  const bytes = Array.from({ length: WIDTHS[family] / 8 }, (_, index) =>
    Number((number >> BigInt(WIDTHS[family] - 8 * (index + 1))) & 255n),
  );
  const address = ipaddr.fromByteArray(bytes).toNormalizedString();
  return address.replace(/(^|:)0(:0)+$/, '::');
}
