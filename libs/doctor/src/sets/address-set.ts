import { type Family, findRange, formatRanges, WIDTHS } from './cidr';
import { intersect, type Intervals, subtract, unite } from './intervals';

/** An immutable set of IPv4 and IPv6 addresses. */
export class AddressSet {
  static readonly NONE = new AddressSet([], []);
  static readonly ALL = new AddressSet([[0n, 1n << BigInt(WIDTHS.v4)]], [[0n, 1n << BigInt(WIDTHS.v6)]]);

  private readonly v4: Intervals<bigint>;
  private readonly v6: Intervals<bigint>;

  private constructor(v4: Intervals<bigint>, v6: Intervals<bigint>) {
    this.v4 = v4;
    this.v6 = v6;
  }

  /** The addresses of all the blocks, such as `10.0.0.0/8` and `fd00::/8`. What is no CIDR block holds no address. */
  static of(...cidrs: readonly string[]): AddressSet {
    const ranges = cidrs.map(findRange).filter((range) => range !== undefined);
    const ofFamily = (family: 'v4' | 'v6') => unite(ranges.filter((range) => range.family === family).map(({ interval }) => interval));
    return new AddressSet(ofFamily('v4'), ofFamily('v6'));
  }

  get isEmpty(): boolean {
    return this.v4.length === 0 && this.v6.length === 0;
  }

  union(other: AddressSet): AddressSet {
    return new AddressSet(unite([...this.v4, ...other.v4]), unite([...this.v6, ...other.v6]));
  }

  intersect(other: AddressSet): AddressSet {
    return new AddressSet(intersect(this.v4, other.v4), intersect(this.v6, other.v6));
  }

  subtract(other: AddressSet): AddressSet {
    return new AddressSet(subtract(this.v4, other.v4), subtract(this.v6, other.v6));
  }

  /** Whether all of the other set is in this one. */
  contains(other: AddressSet): boolean {
    return other.subtract(this).isEmpty;
  }

  /** The fewest CIDR blocks that make up the set: `10.0.0.0/9, fd00::/8`, or `no address`. */
  toString(): string {
    return [...formatRanges('v4', this.v4), ...formatRanges('v6', this.v6)].join(', ') || 'no address';
  }

  /** The same in fewer words where it is nearly all of a family: `0.0.0.0/0 except 10.0.0.0/8`. */
  describe(): string {
    const { v4, v6 } = AddressSet.ALL;
    return [describeFamily('v4', this.v4, v4), describeFamily('v6', this.v6, v6)].filter((text) => text !== '').join(', ') || 'no address';
  }
}

function describeFamily(family: Family, ranges: Intervals<bigint>, all: Intervals<bigint>): string {
  const blocks = formatRanges(family, ranges);
  const holes = formatRanges(family, subtract(all, ranges));
  return holes.length > 0 && holes.length < blocks.length - 1
    ? `${formatRanges(family, all).join(', ')} except ${holes.join(', ')}`
    : blocks.join(', ');
}
