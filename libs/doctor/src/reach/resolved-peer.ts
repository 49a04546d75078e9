import { AddressSet } from '../sets/address-set';
import type { Cluster, PodGroup } from './cluster';
import { PodRegion } from '../sets/pod-region';
import type { PodSet } from './pod-set';
import type { Direction, Policy, PolicyPeer } from './policy';
import type { PortSet } from '../sets/port-set';

/** What one entry of a policy's rules opens, the same for every pod that the policy selects. */
export interface Opening {
  readonly policy: Policy;
  readonly direction: Direction;
  readonly peer: PolicyPeer;
  /** Pod sets of the manifests that it lets through by selector. */
  readonly pods: PodGroup;
  /** Pods of unknown namespaces that it lets through by selector. */
  readonly outside: PodRegion;
  readonly addresses: AddressSet;
  /** It lets everyone through on the same ports: a rule without peers, and for egress without named ports. */
  readonly isForEveryone: boolean;
  /** Some of its addresses may be those of pods in the manifests. */
  readonly mayReachPods: boolean;
}

const NOBODY: PodGroup = new Set();

/** What a policy opens in one direction, peer by peer. */
export function openingsOf(policy: Policy, direction: Direction, cluster: Cluster, podAddresses: AddressSet): readonly Opening[] {
  return (policy.opens[direction] ?? []).map((peer) => {
    const addresses = peer.addresses ?? AddressSet.NONE;
    return {
      policy,
      direction,
      peer,
      pods: peer.pods ? cluster.select(peer.pods) : NOBODY,
      outside: peer.pods ? cluster.outside(peer.pods) : PodRegion.NONE,
      addresses,
      isForEveryone: peer.isEveryone && (direction === 'ingress' || !peer.ports.hasNames),
      mayReachPods: !addresses.intersect(podAddresses).isEmpty,
    };
  });
}

/** The ports that an opening of one pod set lets through between it and another: those of whichever is the destination. */
export function portsBetween({ direction, peer }: Opening, subject: PodSet, other: PodSet): PortSet {
  return peer.ports.at(direction === 'ingress' ? subject : other);
}

/** The ports that an opening surely lets through between a pod set and pods that nobody has described. */
export function outsidePorts({ direction, peer }: Opening, subject: PodSet): PortSet {
  return direction === 'ingress' ? peer.ports.at(subject) : peer.ports.numbered;
}

/** The same, with every port that an unknown pod may call by a name of the rule. */
export function possibleOutsidePorts({ direction, peer }: Opening, subject: PodSet): PortSet {
  return direction === 'ingress' ? peer.ports.at(subject) : peer.ports.possible;
}
