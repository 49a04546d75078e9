import { type Autoscaler, readAutoscaler } from './autoscaler';
import { type DisruptionBudget, readDisruptionBudget } from './disruption-budget';
import { groupBy } from '../sets/group-by';
import { LabelIndex } from '../sets/label-index';
import { LabelSet } from '../sets/label-set';
import { type Manifest, referenceOf } from './manifest';
import { formatReference, type ResourceReference } from '../finding/resource-reference';
import type { LabelSelector } from '../sets/labels';
import { type Quota, readQuota } from './quota';
import { findWorkload, type Workload } from './workload';

/** Text by key, of a ConfigMap. */
export type ConfigData = Readonly<Record<string, string>>;

/** What budgets see of a set of manifests. Lists are in order of kind, namespace and name; of two objects of one name, the last counts. */
export class Inventory {
  readonly workloads: readonly Workload[];
  readonly autoscalers: readonly Autoscaler[];
  readonly disruptionBudgets: readonly DisruptionBudget[];
  readonly quotas: readonly Quota[];

  private readonly namespacesWithDefaults: ReadonlySet<string>;
  private readonly byReference: ReadonlyMap<string, Manifest>;
  private readonly workloadsByReference: ReadonlyMap<string, Workload>;
  private readonly autoscalersByTarget: ReadonlyMap<string, readonly Autoscaler[]>;
  private readonly podIndexes: ReadonlyMap<string, LabelIndex<Workload>>;

  constructor(manifests: readonly Manifest[]) {
    const named = manifests.map((manifest) => [formatReference(referenceOf(manifest)), manifest] as const);
    this.byReference = new Map([...named].sort(([a], [b]) => (a < b ? -1 : Number(a > b))));
    const objects = [...this.byReference.values()];
    const ofKind = (kind: string) => objects.filter((object) => object.kind === kind);

    this.workloads = objects.map(findWorkload).filter((workload) => workload !== undefined);
    this.autoscalers = ofKind('HorizontalPodAutoscaler').map(readAutoscaler);
    this.disruptionBudgets = ofKind('PodDisruptionBudget').map(readDisruptionBudget);
    this.quotas = ofKind('ResourceQuota').map(readQuota);
    this.namespacesWithDefaults = new Set(ofKind('LimitRange').map((object) => referenceOf(object).namespace));
    this.workloadsByReference = new Map(this.workloads.map((workload) => [formatReference(workload.reference), workload]));
    this.autoscalersByTarget = groupBy(this.autoscalers, ({ target }) => formatReference(target));
    this.podIndexes = new Map(
      [...groupBy(this.workloads, ({ reference }) => reference.namespace)].map(([namespace, group]) => [
        namespace,
        new LabelIndex(group.map((workload) => [workload, workload.podLabels])),
      ]),
    );
  }

  findWorkload(reference: ResourceReference): Workload | undefined {
    return this.workloadsByReference.get(formatReference(reference));
  }

  /** Data of a ConfigMap, or nothing when the manifests have none of the name. */
  findConfig(namespace: string, name: string): ConfigData | undefined {
    const found = this.byReference.get(formatReference({ kind: 'ConfigMap', namespace, name }));
    return found && ((found as { readonly data?: ConfigData | null }).data ?? {});
  }

  /** Whether a LimitRange of the namespace may fill in requests and limits. */
  hasDefaults(namespace: string): boolean {
    return this.namespacesWithDefaults.has(namespace);
  }

  /** The autoscalers of a workload. More than one is a fault. */
  autoscalersOf({ reference }: Pick<Workload, 'reference'>): readonly Autoscaler[] {
    return this.autoscalersByTarget.get(formatReference(reference)) ?? [];
  }

  /** Workloads of a namespace whose pods a selector matches. */
  select(namespace: string, selector: LabelSelector): readonly Workload[] {
    return this.podIndexes.get(namespace)?.find(LabelSet.of(selector)) ?? [];
  }
}
