import type { AddressSet } from '../sets/address-set';
import type { Connectivity } from './connectivity';
import type { Half } from './effective-policy';
import { type Opening, outsidePorts } from './resolved-peer';
import type { PodRegion } from '../sets/pod-region';
import type { PodSet } from './pod-set';
import type { Direction } from './policy';
import type { PortSet } from '../sets/port-set';

/** An end of a flow: pods of the manifests, pods of other namespaces, addresses, or everyone at all. */
export type FlowEnd =
  | { readonly type: 'workload'; readonly podSet: PodSet }
  | { readonly type: 'pods'; readonly pods: PodRegion }
  | { readonly type: 'addresses'; readonly addresses: AddressSet }
  | { readonly type: 'everyone' };

/** Traffic that policies let through. With an end outside the manifests only the half that they describe is known. */
export interface Flow {
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  readonly ports: PortSet;
}

const EVERYONE: FlowEnd = Object.freeze({ type: 'everyone' });

/**
 * All traffic that policies let through, listed from the policies' openings and never pair by pair. A half that is open to everyone is
 * one flow: two pod sets that are each open to everyone reach each other without a flow of their own.
 */
export function listFlows(connectivity: Connectivity): readonly Flow[] {
  const { podSets } = connectivity.cluster;
  const halves = podSets.flatMap((podSet) => [connectivity.half(podSet, 'egress'), connectivity.half(podSet, 'ingress')]);
  const between = listPairs(connectivity).map(([from, to]) => ({
    from: workload(from),
    to: workload(to),
    ports: connectivity.allowedPorts(from, to),
  }));
  return [...between, ...halves.flatMap(flowsWithOutside)].filter(({ ports }) => !ports.isEmpty);
}

/** Pairs of pod sets for which some policy names the one to the other. Starts from the half whose selectors pick out fewer. */
function listPairs(connectivity: Connectivity): readonly (readonly [from: PodSet, to: PodSet])[] {
  const egress = named(connectivity, 'egress');
  const ingress = named(connectivity, 'ingress');
  const [first, second] = egress.size <= ingress.size ? [egress, ingress] : [ingress, egress];
  const pairs = new Map<PodSet, Set<PodSet>>();
  const add = (from: PodSet, to: PodSet) => pairs.set(from, (pairs.get(from) ?? new Set()).add(to));
  const addBy = (direction: Direction, subject: PodSet, peer: PodSet) => (direction === 'egress' ? add(subject, peer) : add(peer, subject));
  for (const { subject, group } of first.entries) for (const peer of group) addBy(first.direction, subject, peer);
  for (const { subject, group } of second.entries) {
    for (const peer of smallerOf(group, first.open)) if (group.has(peer) && first.open.has(peer)) addBy(second.direction, subject, peer);
  }
  return connectivity.cluster.podSets.flatMap((from) =>
    [...(pairs.get(from) ?? [])].filter((to) => from !== to || !from.isSinglePod).map((to) => [from, to] as const),
  );
}

/** What the halves of one direction open by selector, and which are open to everyone. */
function named(connectivity: Connectivity, direction: Direction) {
  const halves = connectivity.cluster.podSets.map((podSet) => connectivity.half(podSet, direction));
  const entries = halves.flatMap(({ subject, openings }) =>
    [...new Set(openings.filter(({ isForEveryone }) => !isForEveryone).map(({ pods }) => pods))].map((group) => ({ subject, group })),
  );
  return {
    direction,
    entries,
    size: entries.reduce((sum, { group }) => sum + group.size, 0),
    open: new Set(halves.filter(({ portsForEveryone }) => !portsForEveryone.isEmpty).map(({ subject }) => subject)),
  };
}

function smallerOf<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> {
  return a.size <= b.size ? a : b;
}

function flowsWithOutside(half: Half): readonly Flow[] {
  const named = half.openings.filter(({ isForEveryone }) => !isForEveryone);
  return [
    flowOf(half, EVERYONE, half.portsForEveryone),
    ...named
      .filter(({ outside }) => !outside.isEmpty)
      .map((opening) => flowOf(half, { type: 'pods', pods: opening.outside }, portsOf(opening, half))),
    ...named
      .filter(({ addresses }) => !addresses.isEmpty)
      .map((opening) => flowOf(half, { type: 'addresses', addresses: opening.addresses }, portsOf(opening, half))),
  ];
}

function portsOf(opening: Opening, half: Half): PortSet {
  return outsidePorts(opening, half.subject);
}

function flowOf({ subject, direction }: Half, peer: FlowEnd, ports: PortSet): Flow {
  return direction === 'egress' ? { from: workload(subject), to: peer, ports } : { from: peer, to: workload(subject), ports };
}

function workload(podSet: PodSet): FlowEnd {
  return { type: 'workload', podSet };
}
