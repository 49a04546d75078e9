import { type Autoscaler, readAutoscaler } from './autoscaler';
import { type DisruptionBudget, readDisruptionBudget } from './disruption-budget';
import { byKey } from '../sets/by-key';
import { groupBy } from '../sets/group-by';
import { indexByNamespace, type LabelIndex } from '../sets/label-index';
import { LabelSet } from '../sets/label-set';
import { DEFAULT_NAMESPACE, type Manifest, referenceOf } from './manifest';
import { type NetworkPolicy, readNetworkPolicy } from './network-policy';
import { formatReference, type ResourceReference } from '../finding/resource-reference';
import type { Labels, LabelSelector } from '../sets/labels';
import { type Quota, readQuota } from './quota';
import { findWorkload, type Workload } from './workload';

/** Text by key, of a ConfigMap. */
export type ConfigData = Readonly<Record<string, string>>;

/** A set of manifests, read. Lists are in order of kind, namespace and name; of two objects of one name, the last counts. */
export class Inventory {
  /** Labels of each Namespace, by its name. */
  readonly namespaces: ReadonlyMap<string, Labels>;
  readonly workloads: readonly Workload[];
  /**
   * Workloads whose pods policies see. Those on the host's network they do not: what such a pod sends and receives is the node's
   * (Network Policies, "NetworkPolicy and hostNetwork pods").
   */
  readonly networkedWorkloads: readonly Workload[];
  /** Those that a later one of their name replaces too: the API server refuses what is wrong with them all the same. */
  readonly networkPolicies: readonly NetworkPolicy[];
  readonly autoscalers: readonly Autoscaler[];
  readonly disruptionBudgets: readonly DisruptionBudget[];
  readonly quotas: readonly Quota[];

  private readonly namespacesWithDefaults: ReadonlySet<string>;
  private readonly configs: ReadonlyMap<string, ConfigData>;
  private readonly workloadsByReference: ReadonlyMap<string, Workload>;
  private readonly autoscalersByTarget: ReadonlyMap<string, readonly Autoscaler[]>;
  private readonly podIndexes: ReadonlyMap<string, LabelIndex<Workload>>;

  constructor(manifests: readonly Manifest[]) {
    const written = manifests.map((manifest) => [formatReference(referenceOf(manifest)), manifest] as const).sort(byKey);
    const objects = [...new Map(written).values()];
    const ofKind = (kind: string) => objects.filter((object) => object.kind === kind);
    const workloads = written.flatMap(([key, manifest]) => {
      const workload = findWorkload(manifest);
      return workload ? [[key, workload] as const] : [];
    });

    this.namespaces = readNamespaces(manifests);
    this.workloadsByReference = new Map(workloads);
    this.workloads = [...this.workloadsByReference.values()];
    this.networkedWorkloads = [...new Map(workloads.filter(([, { pod }]) => !pod.hostNetwork)).values()];
    this.networkPolicies = written.filter(([, { kind }]) => kind === 'NetworkPolicy').map(([, manifest]) => readNetworkPolicy(manifest));
    this.autoscalers = ofKind('HorizontalPodAutoscaler').map(readAutoscaler);
    this.disruptionBudgets = ofKind('PodDisruptionBudget').map(readDisruptionBudget);
    this.quotas = ofKind('ResourceQuota').map(readQuota);
    this.namespacesWithDefaults = new Set(ofKind('LimitRange').map((object) => referenceOf(object).namespace));
    this.configs = new Map(ofKind('ConfigMap').map((object) => [formatReference(referenceOf(object)), readConfig(object)]));
    this.autoscalersByTarget = groupBy(this.autoscalers, ({ target }) => formatReference(target));
    this.podIndexes = indexByNamespace(this.workloads, ({ reference: { namespace }, podLabels: labels }) => ({ namespace, labels }));
  }

  /** The inventory itself, or that of manifests: each set of them is read once. */
  static of(manifests: readonly Manifest[] | Inventory): Inventory {
    return manifests instanceof Inventory ? manifests : new Inventory(manifests);
  }

  findWorkload(reference: ResourceReference): Workload | undefined {
    return this.workloadsByReference.get(formatReference(reference));
  }

  /** Data of a ConfigMap, or nothing when the manifests have none of the name. */
  findConfig(namespace: string, name: string): ConfigData | undefined {
    return this.configs.get(formatReference({ kind: 'ConfigMap', namespace, name }));
  }

  /** Whether a LimitRange of the namespace may fill in requests and limits. */
  hasDefaults(namespace: string): boolean {
    return this.namespacesWithDefaults.has(namespace);
  }

  /** The autoscalers of a workload. More than one is a fault. */
  autoscalersOf({ reference }: Pick<Workload, 'reference'>): readonly Autoscaler[] {
    return this.autoscalersByTarget.get(formatReference(reference)) ?? [];
  }

  /** The autoscaler of a workload that may run most pods. */
  largestAutoscalerOf(workload: Pick<Workload, 'reference'>): Autoscaler | undefined {
    return [...this.autoscalersOf(workload)].sort((a, b) => b.max - a.max)[0];
  }

  /** Workloads of a namespace whose pods a selector matches. */
  select(namespace: string, selector: LabelSelector): readonly Workload[] {
    return this.podIndexes.get(namespace)?.find(LabelSet.of(selector)) ?? [];
  }
}

function readNamespaces(manifests: readonly Manifest[]): ReadonlyMap<string, Labels> {
  const namespaces = manifests.filter(({ kind }) => kind === 'Namespace');
  return new Map(namespaces.map(({ metadata }) => [metadata?.name ?? DEFAULT_NAMESPACE, metadata?.labels ?? {}] as const).sort(byKey));
}

function readConfig(manifest: Manifest): ConfigData {
  return (manifest as { readonly data?: ConfigData | null }).data ?? {};
}
