import type { AddressSet } from '../sets/address-set';
import type { Connectivity } from '../reach/connectivity';
import type { Declaration } from './declaration';
import type { Half } from '../reach/effective-policy';
import { type Opening, outsidePorts, portsBetween, possibleOutsidePorts } from '../reach/resolved-peer';
import type { PodRegion } from '../sets/pod-region';
import type { PodSet } from '../reach/pod-set';
import { DIRECTIONS } from '../reach/policy';
import type { PortSet } from '../sets/port-set';
import { findUncovered, type Patch } from '../sets/region';

/** What one opening lets one pod set do beyond the declared traffic. */
export interface Surplus {
  readonly half: Half;
  readonly opening: Opening;
  readonly podSets: readonly { readonly peer: PodSet; readonly ports: PortSet }[];
  readonly outside: readonly Patch<PodRegion>[];
  readonly addresses: readonly Patch<AddressSet>[];
}

/**
 * What policies open beyond the declared traffic. Each half is held to the declaration on its own, which is enough for all pairs:
 * undeclared traffic passes only where at least one half is wider than declared.
 */
export function findSurpluses(declaration: Declaration, connectivity: Connectivity): readonly Surplus[] {
  const halves = connectivity.cluster.podSets.flatMap((podSet) => DIRECTIONS.map((direction) => connectivity.half(podSet, direction)));
  return halves
    .flatMap((half) => half.openings.map((opening) => surplusOf(half, opening, declaration)))
    .filter(({ podSets, outside, addresses }) => podSets.length + outside.length + addresses.length > 0);
}

function surplusOf(half: Half, opening: Opening, declaration: Declaration): Surplus {
  const { subject, direction } = half;
  const declared = declaration.half(subject, direction);
  return {
    half,
    opening,
    podSets: [...opening.pods]
      .filter((peer) => peer !== subject || !peer.isSinglePod)
      .map((peer) => ({ peer, ports: without(portsBetween(opening, subject, peer), declared.podSets.get(peer)) }))
      .filter(({ ports }) => !ports.isEmpty),
    outside: findUncovered({ region: opening.outside, ports: possibleOutsidePorts(opening, subject) }, declared.outside),
    addresses: findUncovered({ region: opening.addresses, ports: outsidePorts(opening, subject) }, declared.addresses),
  };
}

function without(ports: PortSet, declared: PortSet | undefined): PortSet {
  return declared ? ports.subtract(declared) : ports;
}
