import { AddressSet } from '../sets/address-set';
import type { Cluster, PodGroup } from './cluster';
import { PodRegion } from '../sets/pod-region';
import type { PodSet } from './pod-set';
import type { Direction, Policy, PolicyPeer } from './policy';
import type { PortSet } from '../sets/port-set';

/** Whom one entry of a policy's rules lets through in a cluster, the same for every pod that the policy selects. */
export interface ResolvedPeer extends Pick<PolicyPeer, 'path' | 'rulePath' | 'ports'> {
  readonly policy: Policy;
  readonly direction: Direction;
  /** Pod sets of the manifests that it lets through by selector. */
  readonly podSets: PodGroup;
  /** Pods of unknown namespaces that it lets through by selector. */
  readonly outside: PodRegion;
  readonly addresses: AddressSet;
  /** It lets everyone through on the same ports: a rule without peers, and for egress without named ports. */
  readonly isEveryone: boolean;
  /** Some of its addresses may be those of pods in the manifests. */
  readonly mayBePods: boolean;
}

const NOBODY: PodGroup = new Set();

/** Finds the peers of a policy's rules for one direction in a cluster. */
export function resolvePeers(policy: Policy, direction: Direction, cluster: Cluster, podAddresses: AddressSet): readonly ResolvedPeer[] {
  return (policy.peers[direction] ?? []).map(({ path, rulePath, ports, isEveryone, pods, addresses = AddressSet.NONE }) => ({
    policy,
    direction,
    path,
    rulePath,
    ports,
    podSets: pods ? cluster.select(pods) : NOBODY,
    outside: pods ? cluster.outside(pods) : PodRegion.NONE,
    addresses,
    isEveryone: isEveryone && (direction === 'ingress' || !ports.hasNames),
    mayBePods: !addresses.intersect(podAddresses).isEmpty,
  }));
}

/** The ports that a rule for one pod set opens between it and another: those of whichever is the destination. */
export function portsBetween({ direction, ports }: ResolvedPeer, subject: PodSet, other: PodSet): PortSet {
  return ports.at(direction === 'ingress' ? subject : other);
}

/** The ports that a rule surely opens between a pod set and pods that nobody has described. */
export function outsidePorts({ direction, ports }: ResolvedPeer, subject: PodSet): PortSet {
  return direction === 'ingress' ? ports.at(subject) : ports.numbered;
}

/** The same, with every port that an unknown pod may call by a name of the rule. */
export function possibleOutsidePorts({ direction, ports }: ResolvedPeer, subject: PodSet): PortSet {
  return direction === 'ingress' ? ports.at(subject) : ports.possible;
}
