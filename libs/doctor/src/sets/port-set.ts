import { intersect, type Interval, type Intervals, subtract, unite } from './intervals';

/** The transport protocols of NetworkPolicy v1 (API reference, `NetworkPolicyPort.protocol`). Others are up to the network plugin. */
export const PROTOCOLS = ['TCP', 'UDP', 'SCTP'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** First and last port of each protocol (API reference: `port` must be from 1 to 65535). */
export const PORT_LIMITS = Object.freeze({ first: 1, last: 65_535 });

const EVERY_PORT: Intervals<number> = [[PORT_LIMITS.first, PORT_LIMITS.last + 1]];

/** An immutable set of ports, each of one protocol. */
export class PortSet {
  static readonly NONE = new PortSet({ TCP: [], UDP: [], SCTP: [] });
  static readonly ALL = new PortSet({ TCP: EVERY_PORT, UDP: EVERY_PORT, SCTP: EVERY_PORT });

  readonly isEmpty: boolean;

  private readonly ranges: Readonly<Record<Protocol, Intervals<number>>>;

  private constructor(ranges: Readonly<Record<Protocol, Intervals<number>>>) {
    this.ranges = ranges;
    this.isEmpty = PROTOCOLS.every((protocol) => ranges[protocol].length === 0);
  }

  /** One port, or all from the first to the last. */
  static of(protocol: Protocol, first: number, last = first): PortSet {
    const range: Interval<number> = [Math.max(first, PORT_LIMITS.first), Math.min(last, PORT_LIMITS.last) + 1];
    return range[0] < range[1] ? new PortSet({ ...PortSet.NONE.ranges, [protocol]: [range] }) : PortSet.NONE;
  }

  /** Every port of one protocol. */
  static every(protocol: Protocol): PortSet {
    return PortSet.of(protocol, PORT_LIMITS.first, PORT_LIMITS.last);
  }

  /** What is in any of the sets. */
  static union(sets: Iterable<PortSet>): PortSet {
    let all = PortSet.NONE;
    for (const set of sets) all = all.union(set);
    return all;
  }

  union(other: PortSet): PortSet {
    if (this.isEmpty || other.isEmpty) return this.isEmpty ? other : this;
    return this.merge(other, (a, b) => unite([...a, ...b]));
  }

  intersect(other: PortSet): PortSet {
    return this.isEmpty || other.isEmpty ? PortSet.NONE : this.merge(other, intersect);
  }

  subtract(other: PortSet): PortSet {
    return this.isEmpty || other.isEmpty ? this : this.merge(other, subtract);
  }

  /** Whether all of the other set is in this one. */
  contains(other: PortSet): boolean {
    return other.subtract(this).isEmpty;
  }

  has(protocol: Protocol, port: number): boolean {
    return this.ranges[protocol].some(([start, end]) => start <= port && port < end);
  }

  /** `TCP 80, TCP 8000-8010, UDP 53`, `every UDP port`, `every port` or `no port`. */
  toString(): string {
    if (this.isEmpty) return 'no port';
    if (this.contains(PortSet.ALL)) return 'every port';
    return PROTOCOLS.flatMap((protocol) => this.ranges[protocol].map((range) => formatRange(protocol, range))).join(', ');
  }

  private merge(other: PortSet, combine: (a: Intervals<number>, b: Intervals<number>) => Intervals<number>): PortSet {
    return new PortSet({
      TCP: combine(this.ranges.TCP, other.ranges.TCP),
      UDP: combine(this.ranges.UDP, other.ranges.UDP),
      SCTP: combine(this.ranges.SCTP, other.ranges.SCTP),
    });
  }
}

function formatRange(protocol: Protocol, [start, end]: readonly [number, number]): string {
  if (start === PORT_LIMITS.first && end > PORT_LIMITS.last) return `every ${protocol} port`;
  return end - start === 1 ? `${protocol} ${start}` : `${protocol} ${start}-${end - 1}`;
}
