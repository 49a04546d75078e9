import { type Flow, type FlowEnd, listFlows } from '../../reach/flow';
import type { Connectivity } from '../../reach/connectivity';
import type { PodSet } from '../../reach/pod-set';
import type { Direction } from '../../reach/policy';
import { PortSet } from '../../sets/port-set';
import { findUncovered } from '../../sets/region';
import type { Declaration } from '../../traffic/declaration';
import type { Link, LinkEnd } from './link';

/**
 * The traffic that policies name and nothing declares. What is open to everyone is no link: it would be one between all pairs.
 *
 * @param state of such traffic
 */
export function listAllowedLinks(connectivity: Connectivity, declaration: Declaration, state: 'allowed' | 'undeclared'): readonly Link[] {
  const toLink = ({ from, to, ports }: OpenFlow): Link => ({ from, to, ports, state, evidence: [] });
  return listFlows(connectivity)
    .flatMap((flow) => withoutDeclared(flow, declaration))
    .map(toLink)
    .filter(({ ports }) => !ports.isEmpty);
}

type NamedEnd = Exclude<FlowEnd, { readonly type: 'everyone' }>;

interface OpenFlow {
  readonly from: NamedEnd;
  readonly to: NamedEnd;
  readonly ports: PortSet;
}

function withoutDeclared({ from, to, ports }: Flow, declaration: Declaration): readonly OpenFlow[] {
  if (from.type === 'everyone' || to.type === 'everyone') return [];
  if (from.type === 'workload' && to.type === 'workload') {
    const declared = declaration.peersOf(from.podSet, 'egress').podSets.get(to.podSet) ?? PortSet.NONE;
    return [{ from, to, ports: ports.subtract(declared) }];
  }
  if (from.type === 'workload')
    return withoutDeclaredOutside('egress', from.podSet, to, ports, declaration).map(([end, left]) => ({ from, to: end, ports: left }));
  if (to.type === 'workload')
    return withoutDeclaredOutside('ingress', to.podSet, from, ports, declaration).map(([end, left]) => ({ from: end, to, ports: left }));
  return [];
}

function withoutDeclaredOutside(
  direction: Direction,
  subject: PodSet,
  end: LinkEnd,
  ports: PortSet,
  declaration: Declaration,
): readonly (readonly [NamedEnd, PortSet])[] {
  const { outside, addresses } = declaration.peersOf(subject, direction);
  if (end.type === 'pods')
    return findUncovered({ region: end.pods, ports }, outside).map((left) => [{ type: 'pods', pods: left.region }, left.ports]);
  if (end.type === 'addresses')
    return findUncovered({ region: end.addresses, ports }, addresses).map((left) => [
      { type: 'addresses', addresses: left.region },
      left.ports,
    ]);
  return [];
}
