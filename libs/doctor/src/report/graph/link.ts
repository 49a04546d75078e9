import type { Evidence } from '../../finding/finding';
import type { FlowEnd } from '../../reach/flow';
import type { PodSet } from '../../reach/pod-set';
import type { PortSet } from '../../sets/port-set';
import type { EdgeState } from './traffic-graph';

/** An end of traffic in a picture: pods, addresses, or all pods of a namespace at once. */
export type LinkEnd = Exclude<FlowEnd, { readonly type: 'everyone' }> | EveryPod | Host;

/** All pods of a namespace in the manifests. */
export interface EveryPod {
  readonly type: 'every-pod';
  readonly namespace: string;
  readonly podSets: readonly PodSet[];
}

/** A host that is in none of the manifests. */
export interface Host {
  readonly type: 'host';
  readonly name: string;
}

/** Traffic of one state between two ends. */
export interface Link {
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  /** Every port, where nobody says which. */
  readonly ports: PortSet;
  readonly isPortUnknown?: boolean;
  readonly state: EdgeState;
  readonly evidence: readonly Evidence[];
}

/** What tells an end from every other one, and names it. */
export function idOf(end: LinkEnd): string {
  switch (end.type) {
    case 'workload':
      return end.podSet.name;
    case 'pods':
      return end.pods.toString();
    case 'addresses':
      return end.name === undefined ? end.addresses.describe() : `${end.name} at ${end.addresses.describe()}`;
    case 'every-pod':
      return `every pod of ${end.namespace}`;
    case 'host':
      return end.name;
  }
}

/** What tells the ends of a link from those of every other one. */
export function pairOf({ from, to }: Link): string {
  return `${idOf(from)}\n${idOf(to)}`;
}

/** The namespace of an end that is in the manifests. */
export function namespaceOf(end: LinkEnd): string | undefined {
  if (end.type === 'workload') return end.podSet.workload.namespace;
  return end.type === 'every-pod' ? end.namespace : undefined;
}

/** The pod sets of an end that is in the manifests. */
export function podSetsOf(end: LinkEnd): readonly PodSet[] {
  if (end.type === 'workload') return [end.podSet];
  return end.type === 'every-pod' ? end.podSets : [];
}
