import type { ResourceReference, WorkloadReference } from '../finding/resource-reference';
import { PortSet } from '../sets/port-set';
import { findUncovered, type Region, type RegionPorts } from '../sets/region';
import type { EffectivePolicy } from './effective-policy';
import type { FlowEnd } from './flow';
import type { Direction } from './policy';
import { outsidePorts, portsBetween, type ResolvedPeer } from './resolved-peer';

/** What the policies of one end say of a connection, and which of their rules decide. It is made where those of both ends let it. */
export interface PolicyVerdict {
  readonly direction: Direction;
  /** Whose policies decide. */
  readonly subject: WorkloadReference;
  /** Which of the ports that were asked for they surely open. */
  readonly openPorts: PortSet;
  /** The rules that open some of them. */
  readonly rules: readonly PolicyRule[];
  /** The policies that select the pods; with none of them everything is open. */
  readonly policies: readonly ResourceReference[];
}

/** A rule of a policy, and which of its peers is meant. */
export interface PolicyRule {
  readonly resource: ResourceReference;
  /** `spec.ingress[0].from[1]`, or `spec.ingress[0]` for a rule without peers. */
  readonly path: string;
  /** `spec.ingress[0]`. */
  readonly rulePath: string;
}

/** What the policies of a pod set say of its connections with an end, on some ports. */
export function judgeConnection(effective: EffectivePolicy, end: FlowEnd, ports: PortSet): PolicyVerdict {
  const { subject, direction, policies, isIsolated } = effective;
  const openings = listOpenings(effective, end).filter((opening) => !opening.ports.intersect(ports).isEmpty);
  return {
    direction,
    subject: subject.workload,
    openPorts: isIsolated ? openPorts(effective, end, ports) : ports,
    rules: openings.map(({ peer: { policy, path, rulePath } }) => ({ resource: policy.reference, path, rulePath })),
    policies: policies.map(({ reference }) => reference),
  };
}

/** A peer of a rule that is the end, or overlaps it, and what it opens for that. */
interface Opening {
  readonly peer: ResolvedPeer;
  readonly ports: PortSet;
}

function listOpenings(effective: EffectivePolicy, end: FlowEnd): readonly Opening[] {
  const { subject, peers } = effective;
  if (end.type === 'workload')
    return effective.peersMatching(end.podSet).map((peer) => ({ peer, ports: portsBetween(peer, subject, end.podSet) }));
  return peers.filter((peer) => overlaps(peer, end)).map((peer) => ({ peer, ports: outsidePorts(peer, subject) }));
}

function overlaps({ isEveryone, outside, addresses }: ResolvedPeer, end: Exclude<FlowEnd, { readonly type: 'workload' }>): boolean {
  if (end.type === 'everyone') return isEveryone;
  return !(end.type === 'pods' ? outside.intersect(end.pods) : addresses.intersect(end.addresses)).isEmpty;
}

/** Ports that are open to all of the end. */
function openPorts(effective: EffectivePolicy, end: FlowEnd, ports: PortSet): PortSet {
  const { peers, subject } = effective;
  switch (end.type) {
    case 'workload':
      return effective.portsWith(end.podSet).intersect(ports);
    case 'everyone':
      return effective.portsForEveryone.intersect(ports);
    case 'pods':
      return covered(
        { region: end.pods, ports },
        peers.map((peer) => ({ region: peer.outside, ports: outsidePorts(peer, subject) })),
      );
    case 'addresses':
      return covered(
        { region: end.addresses, ports },
        peers.map((peer) => ({ region: peer.addresses, ports: outsidePorts(peer, subject) })),
      );
  }
}

function covered<R extends Region<R>>(whole: RegionPorts<R>, covers: readonly RegionPorts<R>[]): PortSet {
  return whole.ports.subtract(PortSet.union(findUncovered(whole, covers).map(({ ports }) => ports)));
}
