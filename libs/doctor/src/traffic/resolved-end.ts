import { AddressSet } from '../sets/address-set';
import type { Cluster, PodGroup } from '../reach/cluster';
import type { DeclaredAddresses, DeclaredEnd, DeclaredPods } from './declared-traffic';
import { LabelSet } from '../sets/label-set';
import { formatReference } from '../finding/resource-reference';
import { type Labels, NAMESPACE_NAME } from '../sets/labels';
import { PodRegion } from '../sets/pod-region';

/** A declared end, found in the manifests or known to be outside. */
export interface ResolvedEnd {
  /** For messages. */
  readonly text: string;
  readonly podSets: PodGroup;
  /** The part of the declared pods that is outside the manifests, with a pod that stands for it. */
  readonly outside: PodRegion;
  readonly outsider: { readonly namespaceLabels: Labels; readonly podLabels: Labels };
  readonly addresses: AddressSet;
  /** Who is at the addresses, where somebody says. */
  readonly name?: string;
  /** Whether it may also be pods of whose traffic nothing can be said. */
  readonly mayBeHidden: boolean;
}

/** No namespace has this name; it stands for that of a namespace which is declared by its labels alone. */
const SOME_NAMESPACE = '*';

const NOTHING = Object.freeze({
  podSets: new Set<never>(),
  outside: PodRegion.NONE,
  outsider: { namespaceLabels: {}, podLabels: {} },
  addresses: AddressSet.NONE,
  mayBeHidden: false,
});

/** Finds a declared end in a cluster. What finds nothing at all names nobody. */
export function resolveEnd(end: DeclaredEnd, cluster: Cluster): ResolvedEnd {
  if ('cidr' in end) {
    const { name } = end;
    return { ...NOTHING, text: formatAddresses(end), addresses: addressesOf(end), ...(name !== undefined && { name }) };
  }
  if (!('kind' in end)) return findPods(end, cluster);
  return { ...NOTHING, text: formatReference(end), podSets: new Set(cluster.find(end)), mayBeHidden: cluster.isHidden(end) };
}

/** Whether the end is anywhere at all. */
export function isNowhere({ podSets, outside, addresses }: ResolvedEnd): boolean {
  return podSets.size === 0 && outside.isEmpty && addresses.isEmpty;
}

function findPods({ namespace, namespaceLabels = {}, podLabels = {} }: DeclaredPods, cluster: Cluster): ResolvedEnd {
  const named = { ...namespaceLabels, ...(namespace === undefined ? {} : { [NAMESPACE_NAME]: namespace }) };
  const selection = { namespaces: LabelSet.of({ matchLabels: named }), pods: LabelSet.of({ matchLabels: podLabels }) };
  const known = namespace === undefined ? {} : cluster.namespaces.get(namespace);
  return {
    text: PodRegion.of(selection).toString(),
    podSets: cluster.select(selection),
    outside: cluster.outside(selection),
    outsider: { namespaceLabels: { [NAMESPACE_NAME]: SOME_NAMESPACE, ...known, ...named }, podLabels },
    addresses: AddressSet.NONE,
    mayBeHidden: cluster.mayHide(selection),
  };
}

function addressesOf({ cidr, except = [] }: DeclaredAddresses): AddressSet {
  return AddressSet.of(cidr).subtract(AddressSet.of(...except));
}

function formatAddresses({ cidr, except = [], name }: DeclaredAddresses): string {
  const addresses = except.length === 0 ? cidr : `${cidr} except ${except.join(', ')}`;
  return name === undefined ? addresses : `${name} at ${addresses}`;
}
