import type { Connectivity } from '../../reach/connectivity';
import type { PodSet } from '../../reach/pod-set';
import type { Direction } from '../../reach/policy';
import { judgeConnection } from '../../reach/policy-verdict';
import type { PortSet } from '../../sets/port-set';
import type { Declaration, DeclaredEdge } from '../../traffic/declaration';
import type { ResolvedEnd } from '../../traffic/resolved-end';
import type { Link, LinkEnd } from './link';

/** The declared traffic, what passes of it apart from what is blocked. */
export function listDeclaredLinks({ edges }: Declaration, connectivity: Connectivity): readonly Link[] {
  return edges.flatMap((edge) => [
    ...linksBetween(edge, connectivity),
    ...linksWithOutside('egress', edge.from, edge.to, edge.ports, connectivity),
    ...linksWithOutside('ingress', edge.to, edge.from, edge.ports, connectivity),
  ]);
}

function linksBetween({ from, to, ports }: DeclaredEdge, connectivity: Connectivity): readonly Link[] {
  return [...from.podSets].flatMap((caller) =>
    [...to.podSets]
      .filter((callee) => callee !== caller || !caller.isSinglePod)
      .flatMap((callee) => part(workload(caller), workload(callee), ports, connectivity.allowedPorts(caller, callee))),
  );
}

function linksWithOutside(
  direction: Direction,
  { podSets }: ResolvedEnd,
  { outside, outsider, addresses, name }: ResolvedEnd,
  ports: PortSet,
  connectivity: Connectivity,
): readonly Link[] {
  return [...podSets].flatMap((podSet) => {
    const effective = connectivity.effectivePolicy(podSet, direction);
    const link = (end: LinkEnd, open: PortSet) =>
      direction === 'egress' ? part(workload(podSet), end, ports, open) : part(end, workload(podSet), ports, open);
    const pods = { type: 'pods', pods: outside } as const;
    const hosts = { type: 'addresses', addresses, ...(name !== undefined && { name }) } as const;
    return [
      ...(outside.isEmpty ? [] : link(pods, effective.portsWithOutsider(outsider.namespaceLabels, outsider.podLabels))),
      ...(addresses.isEmpty ? [] : link(hosts, judgeConnection(effective, hosts, ports).openPorts)),
    ];
  });
}

function part(from: LinkEnd, to: LinkEnd, ports: PortSet, open: PortSet): readonly Link[] {
  const all: readonly Link[] = [
    { from, to, ports: ports.intersect(open), state: 'declared', evidence: [] },
    { from, to, ports: ports.subtract(open), state: 'blocked', evidence: [] },
  ];
  return all.filter((link) => !link.ports.isEmpty);
}

function workload(podSet: PodSet): LinkEnd {
  return { type: 'workload', podSet };
}
