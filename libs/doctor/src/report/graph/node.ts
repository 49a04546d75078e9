import { formatReference } from '../../finding/resource-reference';
import type { Connectivity } from '../../reach/connectivity';
import type { ContainerPort, PodSet } from '../../reach/pod-set';
import { type Direction, DIRECTIONS } from '../../reach/policy';
import { idOf, type LinkEnd } from './link';
import type { GraphNode } from './traffic-graph';

const KINDS = { pods: 'pods elsewhere', addresses: 'addresses', 'every-pod': 'all pods', host: 'host' } as const;

/** An end of traffic as a node. */
export function toNode(end: LinkEnd, connectivity: Connectivity): GraphNode {
  if (end.type === 'workload') return workloadNode(end.podSet, connectivity);
  const id = idOf(end);
  return {
    id,
    label: end.type === 'every-pod' ? 'every pod' : end.type === 'addresses' ? (end.name ?? id) : id,
    kind: KINDS[end.type],
    ...(end.type === 'every-pod' && { namespace: end.namespace }),
    serves: [],
    openToEveryone: {},
    policies: { egress: [], ingress: [] },
  };
}

function workloadNode(podSet: PodSet, connectivity: Connectivity): GraphNode {
  const { workload, name, ports } = podSet;
  const effective = (direction: Direction) => connectivity.effectivePolicy(podSet, direction);
  const open = DIRECTIONS.map((direction) => [direction, effective(direction).portsForEveryone] as const);
  const policies = (direction: Direction) => effective(direction).policies.map(({ reference }) => reference);
  return {
    id: name,
    label: name.replace(formatReference(workload), workload.name),
    kind: workload.kind,
    namespace: workload.namespace,
    workload,
    serves: ports.map(formatPort),
    openToEveryone: Object.fromEntries(open.filter(([, set]) => !set.isEmpty).map(([direction, set]) => [direction, set.toString()])),
    policies: { egress: policies('egress'), ingress: policies('ingress') },
  };
}

function formatPort({ name, protocol, port }: ContainerPort): string {
  return [protocol, port, ...(name === undefined ? [] : [name])].join(' ');
}
