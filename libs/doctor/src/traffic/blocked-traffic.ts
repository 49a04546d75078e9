import { AddressSet } from '../sets/address-set';
import type { Connectivity } from '../reach/connectivity';
import type { Declaration, DeclaredEdge } from './declaration';
import type { ResolvedEnd } from './resolved-end';
import type { EffectivePolicy } from '../reach/effective-policy';
import { outsidePorts, portsBetween, type ResolvedPeer } from '../reach/resolved-peer';
import type { PodSet } from '../reach/pod-set';
import { PortSet } from '../sets/port-set';
import { findUncovered } from '../sets/region';

/** Declared traffic that policies do not let through at one of its ends. */
export interface BlockedTraffic {
  readonly edge: DeclaredEdge;
  /** What blocks it: the policies of the pod set at that end. */
  readonly effective: EffectivePolicy;
  /** The pod set at the other end, when the manifests hold it. */
  readonly other?: PodSet;
  /** The addresses or pods at the other end, when they are outside. */
  readonly outside?: string;
  /** Ports that are declared and closed. */
  readonly ports: PortSet;
  /** What a peer of those policies opens for the other end; nothing when it is somebody else. */
  readonly opened: (peer: ResolvedPeer) => PortSet;
}

/** All declared traffic that is blocked, once for each end at which it is. */
export function findBlockedTraffic(declaration: Declaration, connectivity: Connectivity): readonly BlockedTraffic[] {
  return declaration.edges
    .flatMap((edge) => [
      ...[...edge.from.podSets].flatMap((from) => blockedAt(connectivity.effectivePolicy(from, 'egress'), edge, edge.to)),
      ...[...edge.to.podSets].flatMap((to) => blockedAt(connectivity.effectivePolicy(to, 'ingress'), edge, edge.from)),
    ])
    .filter(({ ports }) => !ports.isEmpty);
}

function blockedAt(effective: EffectivePolicy, edge: DeclaredEdge, end: ResolvedEnd): readonly BlockedTraffic[] {
  if (!effective.isIsolated) return [];
  const others = [...end.podSets].filter((other) => other !== effective.subject || !other.isSinglePod);
  return [
    ...others.map((other) => blockedPods(effective, edge, other)),
    ...(end.outside.isEmpty ? [] : [blockedOutside(effective, edge, end)]),
    ...(end.addresses.isEmpty ? [] : [blockedAddresses(effective, edge, end)]),
  ];
}

/** What is blocked between a pod set, whose policies these are, and another one. */
export function blockedPods(effective: EffectivePolicy, edge: DeclaredEdge, other: PodSet): BlockedTraffic {
  const opened = (peer: ResolvedPeer) => (peer.podSets.has(other) ? portsBetween(peer, effective.subject, other) : PortSet.NONE);
  return { edge, effective, other, opened, ports: edge.ports.subtract(effective.portsWith(other)) };
}

function blockedOutside(effective: EffectivePolicy, edge: DeclaredEdge, { text, outsider }: ResolvedEnd): BlockedTraffic {
  const { namespaceLabels, podLabels } = outsider;
  const opened = (peer: ResolvedPeer) =>
    peer.outside.matches(namespaceLabels, podLabels) ? outsidePorts(peer, effective.subject) : PortSet.NONE;
  return { edge, effective, outside: text, opened, ports: edge.ports.subtract(effective.portsWithOutsider(namespaceLabels, podLabels)) };
}

function blockedAddresses(effective: EffectivePolicy, edge: DeclaredEdge, { addresses }: ResolvedEnd): BlockedTraffic {
  const opened = (peer: ResolvedPeer) =>
    addresses.intersect(peer.addresses).isEmpty ? PortSet.NONE : outsidePorts(peer, effective.subject);
  const covers = effective.peers.map((peer) => ({ region: peer.addresses, ports: outsidePorts(peer, effective.subject) }));
  const left = findUncovered({ region: addresses, ports: edge.ports }, covers);
  const closed = left.reduce((all, { region }) => all.union(region), AddressSet.NONE);
  return { edge, effective, outside: closed.toString(), opened, ports: PortSet.union(left.map(({ ports }) => ports)) };
}
