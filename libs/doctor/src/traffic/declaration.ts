import type { AddressSet } from '../sets/address-set';
import type { Cluster } from '../reach/cluster';
import { type End, findEnd, isNowhere } from './resolved-end';
import type { DeclaredTraffic } from './declared-traffic';
import { groupBy } from '../sets/group-by';
import type { PodRegion } from '../sets/pod-region';
import type { PodSet } from '../reach/pod-set';
import type { Direction } from '../reach/policy';
import { PortSet } from '../sets/port-set';
import type { Patch } from '../sets/region';

/** All ports declared between two ends. */
export interface DeclaredEdge {
  readonly from: End;
  readonly to: End;
  readonly ports: PortSet;
}

/** What is declared for one half of a pod set's connections. */
export interface DeclaredHalf {
  readonly podSets: ReadonlyMap<PodSet, PortSet>;
  readonly outside: readonly Patch<PodRegion>[];
  readonly addresses: readonly Patch<AddressSet>[];
}

const NOTHING: DeclaredHalf = Object.freeze({ podSets: new Map<PodSet, PortSet>(), outside: [], addresses: [] });

/** The declared traffic, found in the manifests. */
export class Declaration {
  /** Every pair of ends once, in the order in which they are declared. */
  readonly edges: readonly DeclaredEdge[];
  /** Edges that the manifests cannot show: an end is nowhere, or both are outside. */
  readonly unknown: readonly DeclaredEdge[];

  private readonly halves: Readonly<Record<Direction, ReadonlyMap<PodSet, DeclaredHalf>>>;

  constructor(declared: readonly DeclaredTraffic[], cluster: Cluster) {
    const ends = declared.map((traffic) => ({ traffic, from: findEnd(traffic.from, cluster), to: findEnd(traffic.to, cluster) }));
    const all = [...groupBy(ends, ({ from, to }) => `${from.text} → ${to.text}`).values()].flatMap((same) => {
      const [first] = same;
      const ports = PortSet.union(same.map(({ traffic }) => PortSet.of(traffic.protocol ?? 'TCP', traffic.port)));
      return first ? [{ from: first.from, to: first.to, ports }] : [];
    });
    this.unknown = all.filter(isUnknown);
    this.edges = all.filter((edge) => !isUnknown(edge));
    this.halves = {
      egress: collectHalves(this.edges.map(({ from, to, ports }) => ({ subject: from, peer: to, ports }))),
      ingress: collectHalves(this.edges.map(({ from, to, ports }) => ({ subject: to, peer: from, ports }))),
    };
  }

  /** What is declared for one half of a pod set. */
  half(podSet: PodSet, direction: Direction): DeclaredHalf {
    return this.halves[direction].get(podSet) ?? NOTHING;
  }
}

function isUnknown({ from, to }: DeclaredEdge): boolean {
  return isNowhere(from) || isNowhere(to) || (from.podSets.size === 0 && to.podSets.size === 0);
}

interface HalfEdge {
  readonly subject: End;
  readonly peer: End;
  readonly ports: PortSet;
}

function collectHalves(edges: readonly HalfEdge[]): ReadonlyMap<PodSet, DeclaredHalf> {
  const bySubject = groupBy(
    edges.flatMap((edge) => [...edge.subject.podSets].map((subject) => ({ ...edge, subject }))),
    ({ subject }) => subject,
  );
  return new Map([...bySubject].map(([subject, own]) => [subject, collectHalf(own)]));
}

function collectHalf(edges: readonly Omit<HalfEdge, 'subject'>[]): DeclaredHalf {
  const podSets = new Map<PodSet, PortSet>();
  for (const { peer, ports } of edges) {
    for (const podSet of peer.podSets) podSets.set(podSet, (podSets.get(podSet) ?? PortSet.NONE).union(ports));
  }
  return {
    podSets,
    outside: edges.map(({ peer, ports }) => ({ region: peer.outside, ports })).filter(({ region }) => !region.isEmpty),
    addresses: edges.map(({ peer, ports }) => ({ region: peer.addresses, ports })).filter(({ region }) => !region.isEmpty),
  };
}
