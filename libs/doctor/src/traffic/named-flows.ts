import type { Flow, FlowEnd } from '../reach/flow';
import type { Declaration, DeclaredPeers } from './declaration';

/** Flows whose addresses have the names that they were declared with, where these are the same addresses. */
export function nameFlows(flows: readonly Flow[], declaration: Declaration): readonly Flow[] {
  return flows.map(({ from, to, ports }) => {
    if (from.type === 'workload') return { from, to: nameEnd(to, declaration.peersOf(from.podSet, 'egress')), ports };
    if (to.type === 'workload') return { from: nameEnd(from, declaration.peersOf(to.podSet, 'ingress')), to, ports };
    return { from, to, ports };
  });
}

function nameEnd(end: FlowEnd, { addresses }: DeclaredPeers): FlowEnd {
  if (end.type !== 'addresses') return end;
  const same = addresses.filter(({ region }) => region.contains(end.addresses) && end.addresses.contains(region));
  const names = new Set(same.flatMap(({ name }) => name ?? []));
  return names.size === 0 ? end : { ...end, name: [...names].sort().join(', ') };
}
