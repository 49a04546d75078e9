import { AddressSet } from '../sets/address-set';
import type { Cluster, PodGroup } from './cluster';
import { groupBy } from '../sets/group-by';
import { onceFor } from '../sets/once-for';
import { EffectivePolicy } from './effective-policy';
import { type ResolvedPeer, resolvePeers } from './resolved-peer';
import type { PodSet } from './pod-set';
import { type Direction, DIRECTIONS, type Policy } from './policy';
import { PortSet } from '../sets/port-set';

/** What {@link Connectivity} must be told about a cluster. */
export interface ConnectivityOptions {
  /**
   * CIDR blocks that pods get their addresses from. An ipBlock that overlaps them may match pods of the manifests too.
   *
   * @default the private ranges ({@link POD_RANGES})
   */
  readonly podRanges?: readonly string[];
}

/** Where pods have their addresses when nobody says: private IPv4 (RFC 1918), shared IPv4 (RFC 6598) and unique local IPv6 (RFC 4193). */
export const POD_RANGES: readonly string[] = Object.freeze(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', 'fc00::/7']);

const NO_GROUPS: ReadonlySet<PodGroup> = new Set();

/**
 * Who can reach whom, and on which ports, as NetworkPolicy says it. Probes from a pod's own node always pass and are no part of this.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class Connectivity {
  readonly cluster: Cluster;
  /** The peers of policies that select no pod of the manifests: they have no effect, though somebody meant them to. */
  readonly idle: readonly ResolvedPeer[];

  private readonly effectivePolicies: Readonly<Record<Direction, ReadonlyMap<PodSet, EffectivePolicy>>>;

  private static readonly known = onceFor<Cluster, Map<string, Connectivity>>(() => new Map());

  /** As the constructor makes it; the same one for the same cluster. */
  static of(cluster: Cluster, options: ConnectivityOptions = {}): Connectivity {
    const key = (options.podRanges ?? POD_RANGES).join(' ');
    const known = this.known(cluster);
    const connectivity = known.get(key) ?? new Connectivity(cluster, options);
    known.set(key, connectivity);
    return connectivity;
  }

  constructor(cluster: Cluster, { podRanges = POD_RANGES }: ConnectivityOptions = {}) {
    this.cluster = cluster;
    const podAddresses = AddressSet.of(...podRanges);
    const peers = new Map<Policy, readonly ResolvedPeer[]>(
      cluster.policies.map((policy) => [policy, DIRECTIONS.flatMap((direction) => resolvePeers(policy, direction, cluster, podAddresses))]),
    );
    const subjects = new Map(cluster.policies.map((policy) => [policy, cluster.selectIn(policy.reference.namespace, policy.pods)]));
    this.idle = cluster.policies.filter((policy) => subjects.get(policy)?.length === 0).flatMap((policy) => peers.get(policy) ?? []);
    this.effectivePolicies = {
      egress: createEffectivePolicies('egress', cluster.podSets, subjects, peers),
      ingress: createEffectivePolicies('ingress', cluster.podSets, subjects, peers),
    };
  }

  /** What policies together mean for one direction of a pod set's connections. */
  effectivePolicy(podSet: PodSet, direction: Direction): EffectivePolicy {
    const effective = this.effectivePolicies[direction].get(podSet);
    if (!effective) throw new RangeError(`${podSet.workload.name} is a pod set of another cluster`);
    return effective;
  }

  /** Ports on which pods of one set surely reach pods of another: both halves must be open. A pod always reaches itself. */
  allowedPorts(from: PodSet, to: PodSet): PortSet {
    if (from === to && from.isSinglePod) return PortSet.ALL;
    return this.effectivePolicy(from, 'egress').portsWith(to).intersect(this.effectivePolicy(to, 'ingress').portsWith(from));
  }
}

function createEffectivePolicies(
  direction: Direction,
  podSets: readonly PodSet[],
  subjects: ReadonlyMap<Policy, readonly PodSet[]>,
  peers: ReadonlyMap<Policy, readonly ResolvedPeer[]>,
): ReadonlyMap<PodSet, EffectivePolicy> {
  const selecting = [...subjects].flatMap(([policy, selected]) =>
    policy.peers[direction] ? selected.map((subject) => ({ subject, policy })) : [],
  );
  const policiesOf = groupBy(selecting, ({ subject }) => subject);
  const groups = groupsByMember([...peers.values()].flat().filter((peer) => peer.direction === direction));
  const groupsOf = (podSet: PodSet) => groups.get(podSet) ?? NO_GROUPS;
  return new Map(
    podSets.map((subject) => {
      const policies = (policiesOf.get(subject) ?? []).map(({ policy }) => policy);
      const own = policies.flatMap((policy) => (peers.get(policy) ?? []).filter((peer) => peer.direction === direction));
      return [subject, new EffectivePolicy(subject, direction, policies, own, groupsOf)] as const;
    }),
  );
}

function groupsByMember(peers: readonly ResolvedPeer[]): ReadonlyMap<PodSet, Set<PodGroup>> {
  const groups = new Map<PodSet, Set<PodGroup>>();
  for (const group of new Set(peers.map(({ podSets }) => podSets))) {
    for (const podSet of group) groups.set(podSet, (groups.get(podSet) ?? new Set()).add(group));
  }
  return groups;
}
