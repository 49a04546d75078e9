import { byKey } from '../sets/by-key';
import { indexByNamespace, LabelIndex } from '../sets/label-index';
import { LabelSet } from '../sets/label-set';
import { allBut } from '../sets/label-values';
import { Inventory } from '../read/inventory';
import { listPodSelectors } from '../read/network-policy';
import { judgeEach, unlessUnread } from '../read/schema/unread-field';
import type { Workload } from '../read/workload';
import { groupBy } from '../sets/group-by';
import { onceFor } from '../sets/once-for';
import { formatReference, type NamespacedReference, type WorkloadReference } from '../finding/resource-reference';
import { type Labels, type LabelSelector, NAMESPACE_NAME } from '../sets/labels';
import { PodRegion, type PodSelection } from '../sets/pod-region';
import { HiddenPods, isNetworked } from './hidden-pods';
import { type PodSet, podSetOf } from './pod-set';
import { type Policy, readPolicy } from './policy';

/** Pod sets that a selector picks out. Two selectors that read the same share one. */
export type PodGroup = ReadonlySet<PodSet>;

/**
 * What policies see of a set of manifests: namespaces with their labels, pod sets, policies. Namespaces that any of these objects
 * names are known, and hold what the manifests say and no other pods; where somebody says which namespaces are whole, those alone do.
 * Other pods are outside. Pods of which something that decides cannot be read are hidden: nothing is said of their traffic.
 */
export class Cluster {
  /** In order of kind, namespace and name. */
  readonly podSets: readonly PodSet[];
  /** In order of namespace and name. */
  readonly policies: readonly Policy[];
  /** The known namespaces by name, each with its labels, the automatic one included. */
  readonly namespaces: ReadonlyMap<string, Labels>;

  private readonly podSetsByReference: ReadonlyMap<string, readonly PodSet[]>;
  private readonly hidden: HiddenPods;
  private readonly namespaceIndex: LabelIndex<string>;
  private readonly podIndexes: ReadonlyMap<string, LabelIndex<PodSet>>;
  private readonly groups = new Map<string, PodGroup>();
  private readonly elsewhere: PodRegion;

  private static readonly known = onceFor<Inventory, Map<string, Cluster>>(() => new Map());

  /** As the constructor makes it; the same one for selectors that tell the same pods apart. */
  static of(documents: readonly unknown[] | Inventory, selectors: readonly LabelSelector[] = []): Cluster {
    const inventory = Inventory.of(documents);
    const key = JSON.stringify([...inventory.nameLabels(selectors)].map(([label, values]) => [label, ...values]));
    const known = this.known(inventory);
    const cluster = known.get(key) ?? new Cluster(inventory, selectors);
    known.set(key, cluster);
    return cluster;
  }

  /** @param selectors more of them that pods are told apart by, beside those of policies */
  constructor(documents: readonly unknown[] | Inventory, selectors: readonly LabelSelector[] = []) {
    const inventory = Inventory.of(documents);
    const { networkPolicies, namespaces } = inventory;
    const policies = new Map(networkPolicies.map((policy) => [formatReference(policy.reference), policy]));
    this.policies = judgeEach([...policies.values()], (policy) => [readPolicy(policy)]);
    this.hidden = new HiddenPods(inventory, this.policies);
    const bySelector = [...selectors, ...judgeEach(networkPolicies, ({ spec }) => listPodSelectors(spec))];
    this.podSets = judgeEach(inventory.classifyPods(bySelector), (pods) =>
      !isNetworked(pods.workload) || this.hidden.hasAll(pods.workload.reference.namespace) ? [] : [podSetOf(pods)],
    );
    this.podSetsByReference = groupBy(this.podSets, ({ workload }) => formatReference(workload));
    this.namespaces = labelNamespaces(namespaces, [...inventory.workloads.filter(isMentioning), ...networkPolicies]);
    this.namespaceIndex = new LabelIndex([...this.namespaces]);
    this.podIndexes = indexByNamespace(this.podSets, ({ workload: { namespace }, labels }) => ({ namespace, labels }));
    const whole = [...this.namespaces.keys()].filter((namespace) => inventory.hasAllPods(namespace));
    this.elsewhere = PodRegion.of({ namespaces: LabelSet.ALL.with(NAMESPACE_NAME, allBut(undefined, ...whole)), pods: LabelSet.ALL });
  }

  /** The pods of a workload, in as many sets as policies tell apart. */
  find(workload: WorkloadReference): readonly PodSet[] {
    return this.podSetsByReference.get(formatReference(workload)) ?? [];
  }

  /** Whether nothing is said of a workload's traffic, though it may be there. */
  isHidden(workload: WorkloadReference): boolean {
    return this.find(workload).length === 0 && this.hidden.has(workload);
  }

  /** Whether a selection may pick out pods of whose traffic nothing is said. */
  mayHide({ namespaces }: PodSelection): boolean {
    return this.hidden.mayBeIn(namespaces);
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

  /** The part of a selection that may be pods outside the manifests. */
  outside(selection: PodSelection): PodRegion {
    return PodRegion.of(selection).intersect(this.elsewhere);
  }
}

/** Where pods are on the host's network alone, their namespace is not named by them. What cannot be read may be on any. */
function isMentioning(workload: Workload): boolean {
  return unlessUnread(() => isNetworked(workload)) ?? true;
}

function labelNamespaces(
  defined: ReadonlyMap<string, () => Labels>,
  residents: readonly { readonly reference: NamespacedReference }[],
): ReadonlyMap<string, Labels> {
  const mentioned = residents.map(({ reference }) => [reference.namespace, {}] as const);
  const told = [...defined].map(([name, labels]) => [name, unlessUnread(labels) ?? {}] as const);
  const labelled = [...mentioned, ...told].map(([name, labels]) => [name, { ...labels, [NAMESPACE_NAME]: name }] as const);
  return new Map([...new Map(labelled)].sort(byKey));
}
