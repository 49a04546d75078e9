import type { AddressSet } from '../sets/address-set';
import type { Connectivity } from '../reach/connectivity';
import type { Declaration } from './declaration';
import type { EffectivePolicy } from '../reach/effective-policy';
import { outsidePorts, portsBetween, possibleOutsidePorts, type ResolvedPeer } from '../reach/resolved-peer';
import type { PodRegion } from '../sets/pod-region';
import type { PodSet } from '../reach/pod-set';
import { DIRECTIONS } from '../reach/policy';
import type { PortSet } from '../sets/port-set';
import { findUncovered, type RegionPorts } from '../sets/region';

/** What one peer of a pod set's policies opens beyond the declared traffic. */
export interface UndeclaredTraffic {
  readonly effective: EffectivePolicy;
  readonly peer: ResolvedPeer;
  readonly podSets: readonly { readonly podSet: PodSet; readonly ports: PortSet }[];
  readonly outside: readonly RegionPorts<PodRegion>[];
  readonly addresses: readonly RegionPorts<AddressSet>[];
}

/**
 * What policies open beyond the declared traffic. Each half of a connection is held to the declaration on its own, which is enough for
 * all pairs: undeclared traffic passes only where at least one half is wider than declared.
 */
export function findUndeclaredTraffic(declaration: Declaration, connectivity: Connectivity): readonly UndeclaredTraffic[] {
  return connectivity.cluster.podSets
    .flatMap((podSet) => DIRECTIONS.map((direction) => connectivity.effectivePolicy(podSet, direction)))
    .flatMap((effective) => effective.peers.map((peer) => undeclaredBy(effective, peer, declaration)))
    .filter(({ podSets, outside, addresses }) => podSets.length + outside.length + addresses.length > 0);
}

function undeclaredBy(effective: EffectivePolicy, peer: ResolvedPeer, declaration: Declaration): UndeclaredTraffic {
  const { subject, direction } = effective;
  const declared = declaration.peersOf(subject, direction);
  return {
    effective,
    peer,
    podSets: [...peer.podSets]
      .filter((podSet) => podSet !== subject || !podSet.isSinglePod)
      .map((podSet) => ({ podSet, ports: without(portsBetween(peer, subject, podSet), declared.podSets.get(podSet)) }))
      .filter(({ ports }) => !ports.isEmpty),
    outside: findUncovered({ region: peer.outside, ports: possibleOutsidePorts(peer, subject) }, declared.outside),
    addresses: findUncovered({ region: peer.addresses, ports: outsidePorts(peer, subject) }, declared.addresses),
  };
}

function without(ports: PortSet, declared: PortSet | undefined): PortSet {
  return declared ? ports.subtract(declared) : ports;
}
