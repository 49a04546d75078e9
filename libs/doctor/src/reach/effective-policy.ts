import type { PodGroup } from './cluster';
import { groupBy } from '../sets/group-by';
import type { Labels } from '../sets/labels';
import { outsidePorts, portsBetween, type ResolvedPeer } from './resolved-peer';
import type { PodSet } from './pod-set';
import type { Direction, Policy } from './policy';
import { PortSet } from '../sets/port-set';

/** Finds the groups that a pod set is in. */
export type GroupsOf = (podSet: PodSet) => ReadonlySet<PodGroup>;

/**
 * What policies together mean for one direction of a pod set's connections. Open to everyone while no policy for the direction selects
 * the pods; else open for the union of what those policies open (Network Policies, "The two sorts of pod isolation").
 */
export class EffectivePolicy {
  readonly subject: PodSet;
  readonly direction: Direction;
  /** Policies for the direction that select the pods. */
  readonly policies: readonly Policy[];
  /** Whom those policies let through. */
  readonly peers: readonly ResolvedPeer[];

  private readonly byAddress: readonly ResolvedPeer[];
  private readonly byGroup: ReadonlyMap<PodGroup, readonly ResolvedPeer[]>;
  private readonly groupsOf: GroupsOf;

  constructor(subject: PodSet, direction: Direction, policies: readonly Policy[], peers: readonly ResolvedPeer[], groupsOf: GroupsOf) {
    this.subject = subject;
    this.direction = direction;
    this.policies = policies;
    this.peers = peers;
    this.groupsOf = groupsOf;
    this.byAddress = peers.filter(({ mayBePods }) => mayBePods);
    this.byGroup = groupBy(peers, ({ podSets }) => podSets);
  }

  get isIsolated(): boolean {
    return this.policies.length > 0;
  }

  /** The peers that are the pods of a set by selector. */
  peersMatching(other: PodSet): readonly ResolvedPeer[] {
    const groups = this.groupsOf(other);
    if (groups.size > this.byGroup.size) return this.peers.filter(({ podSets }) => podSets.has(other));
    return [...groups].flatMap((group) => this.byGroup.get(group) ?? []);
  }

  /** Ports that are surely open between the two. */
  portsWith(other: PodSet): PortSet {
    if (!this.isIsolated) return PortSet.ALL;
    return PortSet.union(this.peersMatching(other).map((peer) => portsBetween(peer, this.subject, other)));
  }

  /** The same, with what an ipBlock opens should the other's address be in it. */
  possiblePortsWith(other: PodSet): PortSet {
    return PortSet.union([this.portsWith(other), ...this.byAddress.map((peer) => portsBetween(peer, this.subject, other))]);
  }

  /** Ports that are open to everyone: the pods of the manifests, others, and every address. */
  get portsForEveryone(): PortSet {
    if (!this.isIsolated) return PortSet.ALL;
    return PortSet.union(this.peers.filter(({ isEveryone }) => isEveryone).map((peer) => outsidePorts(peer, this.subject)));
  }

  /** Ports that are surely open to a pod outside the manifests. */
  portsWithOutsider(namespaceLabels: Labels, podLabels: Labels): PortSet {
    if (!this.isIsolated) return PortSet.ALL;
    const matching = this.peers.filter(({ outside }) => outside.matches(namespaceLabels, podLabels));
    return PortSet.union(matching.map((peer) => outsidePorts(peer, this.subject)));
  }
}
