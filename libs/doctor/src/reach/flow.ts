import type { AddressSet } from '../sets/address-set';
import type { Connectivity } from './connectivity';
import type { EffectivePolicy } from './effective-policy';
import { outsidePorts, type ResolvedPeer } from './resolved-peer';
import type { PodRegion } from '../sets/pod-region';
import type { PodSet } from './pod-set';
import type { Direction } from './policy';
import type { PortSet } from '../sets/port-set';

/** An end of a flow: pods of the manifests, pods of other namespaces, addresses, or everyone at all. */
export type FlowEnd =
  | { readonly type: 'workload'; readonly podSet: PodSet }
  | { readonly type: 'pods'; readonly pods: PodRegion }
  | { readonly type: 'addresses'; readonly addresses: AddressSet; /** Who is there, where it is declared. */ readonly name?: string }
  | { readonly type: 'everyone' };

/** Traffic that policies let through. With an end outside the manifests only the half that they describe is known. */
export interface Flow {
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  readonly ports: PortSet;
}

const EVERYONE: FlowEnd = Object.freeze({ type: 'everyone' });

/**
 * All traffic that policies let through, listed from what the policies open and never pair by pair. A half that is open to everyone is
 * one flow: two pod sets that are each open to everyone reach each other without a flow of their own.
 */
export function listFlows(connectivity: Connectivity): readonly Flow[] {
  const { podSets } = connectivity.cluster;
  const policies = podSets.flatMap((podSet) => [
    connectivity.effectivePolicy(podSet, 'egress'),
    connectivity.effectivePolicy(podSet, 'ingress'),
  ]);
  const between = listPairs(connectivity).map(([from, to]) => ({
    from: workload(from),
    to: workload(to),
    ports: connectivity.allowedPorts(from, to),
  }));
  return [...between, ...policies.flatMap(flowsWithOutside)].filter(({ ports }) => !ports.isEmpty);
}

/** Pairs of pod sets for which some policy names the one to the other. Starts from the direction whose selectors pick out fewer. */
function listPairs(connectivity: Connectivity): readonly (readonly [from: PodSet, to: PodSet])[] {
  const egress = named(connectivity, 'egress');
  const ingress = named(connectivity, 'ingress');
  const [first, second] = egress.size <= ingress.size ? [egress, ingress] : [ingress, egress];
  const pairs = new Map<PodSet, Set<PodSet>>();
  const add = (from: PodSet, to: PodSet) => pairs.set(from, (pairs.get(from) ?? new Set()).add(to));
  const addBy = (direction: Direction, subject: PodSet, other: PodSet) =>
    direction === 'egress' ? add(subject, other) : add(other, subject);
  for (const { subject, group } of first.entries) for (const other of group) addBy(first.direction, subject, other);
  for (const { subject, group } of second.entries) {
    for (const other of smallerOf(group, first.open))
      if (group.has(other) && first.open.has(other)) addBy(second.direction, subject, other);
  }
  return connectivity.cluster.podSets.flatMap((from) =>
    [...(pairs.get(from) ?? [])].filter((to) => from !== to || !from.isSinglePod).map((to) => [from, to] as const),
  );
}

/** What is open by selector in one direction, and which pod sets are open to everyone. */
function named(connectivity: Connectivity, direction: Direction) {
  const policies = connectivity.cluster.podSets.map((podSet) => connectivity.effectivePolicy(podSet, direction));
  const entries = policies.flatMap(({ subject, peers }) =>
    [...new Set(peers.filter(({ isEveryone }) => !isEveryone).map(({ podSets }) => podSets))].map((group) => ({ subject, group })),
  );
  return {
    direction,
    entries,
    size: entries.reduce((sum, { group }) => sum + group.size, 0),
    open: new Set(policies.filter(({ portsForEveryone }) => !portsForEveryone.isEmpty).map(({ subject }) => subject)),
  };
}

function smallerOf<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): ReadonlySet<T> {
  return a.size <= b.size ? a : b;
}

function flowsWithOutside(effective: EffectivePolicy): readonly Flow[] {
  const named = effective.peers.filter(({ isEveryone }) => !isEveryone);
  const flowWith = (end: FlowEnd, peer: ResolvedPeer) => flowOf(effective, end, outsidePorts(peer, effective.subject));
  return [
    flowOf(effective, EVERYONE, effective.portsForEveryone),
    ...named.filter(({ outside }) => !outside.isEmpty).map((peer) => flowWith({ type: 'pods', pods: peer.outside }, peer)),
    ...named.filter(({ addresses }) => !addresses.isEmpty).map((peer) => flowWith({ type: 'addresses', addresses: peer.addresses }, peer)),
  ];
}

function flowOf({ subject, direction }: EffectivePolicy, end: FlowEnd, ports: PortSet): Flow {
  return direction === 'egress' ? { from: workload(subject), to: end, ports } : { from: end, to: workload(subject), ports };
}

function workload(podSet: PodSet): FlowEnd {
  return { type: 'workload', podSet };
}
