import { byKey } from '../sets/by-key';
import { indexByNamespace, LabelIndex } from '../sets/label-index';
import { LabelSet } from '../sets/label-set';
import { allBut } from '../sets/label-values';
import { Inventory } from '../read/inventory';
import type { Manifest } from '../read/manifest';
import { formatReference, type NamespacedReference, type WorkloadReference } from '../finding/resource-reference';
import { type Labels, NAMESPACE_NAME } from '../sets/labels';
import { PodRegion, type PodSelection } from '../sets/pod-region';
import { type PodSet, podSetOf } from './pod-set';
import { type Policy, readPolicy } from './policy';

/** Pod sets that a selector picks out. Two selectors that read the same share one. */
export type PodGroup = ReadonlySet<PodSet>;

/**
 * What policies see of a set of manifests: namespaces with their labels, pod sets, policies. Namespaces that any of these objects
 * names are known, and hold what the manifests say and no other pods; all other namespaces are outside.
 */
export class Cluster {
  /** In order of kind, namespace and name. */
  readonly podSets: readonly PodSet[];
  /** In order of namespace and name. */
  readonly policies: readonly Policy[];
  /** The known namespaces by name, each with its labels, the automatic one included. */
  readonly namespaces: ReadonlyMap<string, Labels>;

  private readonly podSetsByReference: ReadonlyMap<string, PodSet>;
  private readonly namespaceIndex: LabelIndex<string>;
  private readonly podIndexes: ReadonlyMap<string, LabelIndex<PodSet>>;
  private readonly groups = new Map<string, PodGroup>();
  private readonly unknownNamespaces: PodRegion;

  constructor(manifests: readonly Manifest[] | Inventory) {
    const { networkedWorkloads, networkPolicies, namespaces } = Inventory.of(manifests);
    const policies = new Map(networkPolicies.map((policy) => [formatReference(policy.reference), policy]));
    this.podSetsByReference = new Map(networkedWorkloads.map((workload) => [formatReference(workload.reference), podSetOf(workload)]));
    this.podSets = [...this.podSetsByReference.values()];
    this.policies = [...policies.values()].map(readPolicy);
    this.namespaces = labelNamespaces(namespaces, [...networkedWorkloads, ...networkPolicies]);
    this.namespaceIndex = new LabelIndex([...this.namespaces]);
    this.podIndexes = indexByNamespace(this.podSets, ({ workload: { namespace }, labels }) => ({ namespace, labels }));
    const elsewhere = LabelSet.ALL.with(NAMESPACE_NAME, allBut(undefined, ...this.namespaces.keys()));
    this.unknownNamespaces = PodRegion.of({ namespaces: elsewhere, pods: LabelSet.ALL });
  }

  find(workload: WorkloadReference): PodSet | undefined {
    return this.podSetsByReference.get(formatReference(workload));
  }

  /** The pod sets that a selection picks out. */
  select({ namespaces, pods }: PodSelection): PodGroup {
    const key = `${namespaces} / ${pods}`;
    const known = this.groups.get(key);
    if (known) return known;
    const found = this.namespaceIndex.find(namespaces).flatMap((namespace) => this.selectIn(namespace, pods));
    const group = new Set(found);
    this.groups.set(key, group);
    return group;
  }

  /** The pod sets of one namespace with certain labels. */
  selectIn(namespace: string, pods: LabelSet): readonly PodSet[] {
    return this.podIndexes.get(namespace)?.find(pods) ?? [];
  }

  /** The part of a selection that lies in namespaces outside the manifests. */
  outside(selection: PodSelection): PodRegion {
    return PodRegion.of(selection).intersect(this.unknownNamespaces);
  }
}

function labelNamespaces(
  defined: ReadonlyMap<string, Labels>,
  residents: readonly { readonly reference: NamespacedReference }[],
): ReadonlyMap<string, Labels> {
  const mentioned = residents.map(({ reference }) => [reference.namespace, {}] as const);
  const labelled = [...mentioned, ...defined].map(([name, labels]) => [name, { ...labels, [NAMESPACE_NAME]: name }] as const);
  return new Map([...new Map(labelled)].sort(byKey));
}
