import { isIPv4, isIPv6 } from 'node:net';
import type { Interval, Intervals } from './intervals';

export type Family = 'v4' | 'v6';

/** Bits of an address. */
export const WIDTHS = Object.freeze({ v4: 32, v6: 128 });

/** The addresses of a CIDR block as numbers, or nothing when it is none. Bits below the prefix are ignored. */
export function findRange(cidr: string): { readonly family: Family; readonly interval: Interval<bigint> } | undefined {
  const [address = '', length = '', ...rest] = cidr.split('/');
  const family = isIPv4(address) ? 'v4' : isIPv6(address) ? 'v6' : undefined;
  if (!family || rest.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > WIDTHS[family]) return undefined;
  const size = 1n << BigInt(WIDTHS[family] - Number(length));
  const number = family === 'v4' ? parseV4(address) : parseV6(address);
  const start = number - (number % size);
  return { family, interval: [start, start + size] };
}

/** The fewest CIDR blocks that make up the ranges. */
export function formatRanges(family: Family, ranges: Intervals<bigint>): string[] {
  return ranges.flatMap(([start, end]) => {
    const blocks: string[] = [];
    for (let from = start; from < end;) {
      const bits = blockBits(family, from, end);
      blocks.push(`${family === 'v4' ? formatV4(from) : formatV6(from)}/${WIDTHS[family] - bits}`);
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

function parseV4(address: string): bigint {
  return address.split('.').reduce((number, byte) => number * 256n + BigInt(byte), 0n);
}

function parseV6(address: string): bigint {
  const plain = address.replace(/\d+\.\d+\.\d+\.\d+$/, (v4) => formatHex(parseV4(v4), 2));
  const [head = '', tail] = plain.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const zeros = tail === undefined ? 0 : 8 - groups(head).length - groups(tail).length;
  return [...groups(head), ...Array<string>(zeros).fill('0'), ...groups(tail ?? '')].reduce(
    (number, group) => number * 65_536n + BigInt(`0x${group}`),
    0n,
  );
}

function formatV4(number: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (number >> shift) & 255n).join('.');
}

/** Without the zeros at the end, where the first address of a block has them (RFC 5952 would shorten the longest run). */
function formatV6(number: bigint): string {
  return formatHex(number, 8).replace(/(^|:)0(:0)+$/, '::');
}

function formatHex(number: bigint, groups: number): string {
  return Array.from({ length: groups }, (_, index) => ((number >> BigInt(16 * (groups - 1 - index))) & 65_535n).toString(16)).join(':');
}
