import type { PodGroup } from './cluster';
import { groupBy } from '../sets/group-by';
import type { Labels } from '../sets/labels';
import { type Opening, outsidePorts, portsBetween } from './resolved-peer';
import type { PodSet } from './pod-set';
import type { Direction, Policy } from './policy';
import { PortSet } from '../sets/port-set';

/** Finds the groups that a pod set is in. */
export type GroupsOf = (podSet: PodSet) => ReadonlySet<PodGroup>;

/**
 * One half of a pod set's connections: its ingress or its egress. Open to everyone while no policy for the direction selects the pods;
 * else open for the union of what those policies open (Network Policies, "The two sorts of pod isolation").
 */
export class Half {
  readonly subject: PodSet;
  readonly direction: Direction;
  /** Policies for the direction that select the pods. */
  readonly policies: readonly Policy[];
  readonly openings: readonly Opening[];

  private readonly byAddress: readonly Opening[];
  private readonly byGroup: ReadonlyMap<PodGroup, readonly Opening[]>;
  private readonly groupsOf: GroupsOf;

  constructor(subject: PodSet, direction: Direction, policies: readonly Policy[], openings: readonly Opening[], groupsOf: GroupsOf) {
    this.subject = subject;
    this.direction = direction;
    this.policies = policies;
    this.openings = openings;
    this.groupsOf = groupsOf;
    this.byAddress = openings.filter(({ mayReachPods }) => mayReachPods);
    this.byGroup = groupBy(openings, ({ pods }) => pods);
  }

  get isIsolated(): boolean {
    return this.policies.length > 0;
  }

  /** What lets the pods of a set through by selector. */
  openingsFor(peer: PodSet): readonly Opening[] {
    const groups = this.groupsOf(peer);
    if (groups.size > this.byGroup.size) return this.openings.filter(({ pods }) => pods.has(peer));
    return [...groups].flatMap((group) => this.byGroup.get(group) ?? []);
  }

  /** Ports that are surely open between the two. */
  portsWith(peer: PodSet): PortSet {
    if (!this.isIsolated) return PortSet.ALL;
    return PortSet.union(this.openingsFor(peer).map((opening) => portsBetween(opening, this.subject, peer)));
  }

  /** The same, with what an ipBlock opens should the peer's address be in it. */
  possiblePortsWith(peer: PodSet): PortSet {
    return PortSet.union([this.portsWith(peer), ...this.byAddress.map((opening) => portsBetween(opening, this.subject, peer))]);
  }

  /** Ports that are open to everyone: the pods of the manifests, others, and every address. */
  get portsForEveryone(): PortSet {
    if (!this.isIsolated) return PortSet.ALL;
    return PortSet.union(this.openings.filter(({ isForEveryone }) => isForEveryone).map((opening) => outsidePorts(opening, this.subject)));
  }

  /** Ports that are surely open to a pod outside the manifests. */
  portsWithOutsider(namespaceLabels: Labels, podLabels: Labels): PortSet {
    if (!this.isIsolated) return PortSet.ALL;
    const matching = this.openings.filter(({ outside }) => outside.matches(namespaceLabels, podLabels));
    return PortSet.union(matching.map((opening) => outsidePorts(opening, this.subject)));
  }
}
