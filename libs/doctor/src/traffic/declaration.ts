import type { AddressSet } from '../sets/address-set';
import type { Cluster } from '../reach/cluster';
import { isNowhere, type ResolvedEnd, resolveEnd } from './resolved-end';
import type { DeclaredTraffic } from './declared-traffic';
import { groupBy } from '../sets/group-by';
import type { PodRegion } from '../sets/pod-region';
import type { PodSet } from '../reach/pod-set';
import type { Direction } from '../reach/policy';
import { PortSet } from '../sets/port-set';
import type { RegionPorts } from '../sets/region';

/** All ports declared between two ends. */
export interface DeclaredEdge {
  readonly from: ResolvedEnd;
  readonly to: ResolvedEnd;
  readonly ports: PortSet;
}

/** Whom a pod set is declared to call, or to be called by. */
export interface DeclaredPeers {
  readonly podSets: ReadonlyMap<PodSet, PortSet>;
  readonly outside: readonly RegionPorts<PodRegion>[];
  readonly addresses: readonly DeclaredRegion[];
}

/** Addresses, and who is there. */
export interface DeclaredRegion extends RegionPorts<AddressSet> {
  readonly name?: string;
}

const NOBODY: DeclaredPeers = Object.freeze({ podSets: new Map<PodSet, PortSet>(), outside: [], addresses: [] });

/** The declared traffic, found in the manifests. */
export class Declaration {
  /** Every pair of ends once, in the order in which they are declared. */
  readonly edges: readonly DeclaredEdge[];
  /** Edges that the manifests cannot show: an end is nowhere, or both are outside. */
  readonly unknown: readonly DeclaredEdge[];

  private readonly peers: Readonly<Record<Direction, ReadonlyMap<PodSet, DeclaredPeers>>>;

  constructor(declared: readonly DeclaredTraffic[], cluster: Cluster) {
    const ends = declared.map((traffic) => ({ traffic, from: resolveEnd(traffic.from, cluster), to: resolveEnd(traffic.to, cluster) }));
    const all = [...groupBy(ends, ({ from, to }) => `${from.text} → ${to.text}`).values()].flatMap((same) => {
      const [first] = same;
      const ports = PortSet.union(same.map(({ traffic }) => PortSet.of(traffic.protocol ?? 'TCP', traffic.port)));
      return first ? [{ from: first.from, to: first.to, ports }] : [];
    });
    this.unknown = all.filter((edge) => isUnknown(edge) && !mayBeHidden(edge));
    this.edges = all.filter((edge) => !isUnknown(edge));
    this.peers = {
      egress: peersBySubject(this.edges.map(({ from, to, ports }) => ({ subject: from, other: to, ports }))),
      ingress: peersBySubject(this.edges.map(({ from, to, ports }) => ({ subject: to, other: from, ports }))),
    };
  }

  /** Whom a pod set is declared to call (`egress`), or to be called by (`ingress`). */
  peersOf(podSet: PodSet, direction: Direction): DeclaredPeers {
    return this.peers[direction].get(podSet) ?? NOBODY;
  }
}

function isUnknown({ from, to }: DeclaredEdge): boolean {
  return isNowhere(from) || isNowhere(to) || (from.podSets.size === 0 && to.podSets.size === 0);
}

/** What is nowhere may be where nobody can read. */
function mayBeHidden({ from, to }: DeclaredEdge): boolean {
  return from.mayBeHidden || to.mayBeHidden;
}

/** An edge as one of its ends sees it. */
interface EdgeView {
  readonly subject: ResolvedEnd;
  readonly other: ResolvedEnd;
  readonly ports: PortSet;
}

function peersBySubject(edges: readonly EdgeView[]): ReadonlyMap<PodSet, DeclaredPeers> {
  const bySubject = groupBy(
    edges.flatMap((edge) => [...edge.subject.podSets].map((subject) => ({ ...edge, subject }))),
    ({ subject }) => subject,
  );
  return new Map([...bySubject].map(([subject, own]) => [subject, collectPeers(own)]));
}

function collectPeers(edges: readonly Omit<EdgeView, 'subject'>[]): DeclaredPeers {
  const podSets = new Map<PodSet, PortSet>();
  for (const { other, ports } of edges) {
    for (const podSet of other.podSets) podSets.set(podSet, (podSets.get(podSet) ?? PortSet.NONE).union(ports));
  }
  return {
    podSets,
    outside: edges.map(({ other, ports }) => ({ region: other.outside, ports })).filter(({ region }) => !region.isEmpty),
    addresses: edges
      .map(({ other: { addresses, name }, ports }) => ({ region: addresses, ports, ...(name !== undefined && { name }) }))
      .filter(({ region }) => !region.isEmpty),
  };
}
