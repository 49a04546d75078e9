import type { Finding } from '../finding/finding';
import { formatReference, type NamespacedReference, type ResourceReference } from '../finding/resource-reference';
import { byKey } from '../sets/by-key';
import { groupBy } from '../sets/group-by';
import { indexByNamespace, type LabelIndex } from '../sets/label-index';
import { LabelSet } from '../sets/label-set';
import type { Labels, LabelSelector } from '../sets/labels';
import { type Autoscaler, readAutoscaler } from './scaling/autoscaler';
import { type ConfigData, readConfig } from './config-map';
import { type DisruptionBudget, readDisruptionBudget } from './scaling/disruption-budget';
import { findFieldFaults } from './objects/field-findings';
import { type NetworkPolicy, readNetworkPolicy } from './network-policy';
import { ObjectSet } from './objects/object-set';
import { withoutOwned } from './objects/without-owned';
import { WORKLOAD_KINDS, type WorkloadKind } from './objects/workload-kinds';
import { classifyPods, nameLabels, type Ordinals, type PodClass } from './pod-class';
import { type Quota, readQuota } from './quota';
import { judgeEach, UnreadField, unlessUnread } from './schema/unread-field';
import { readService, type Service } from './services/service';
import { API_SERVER_LINKS, linkServices, type ServiceLinks } from './services/service-links';
import { readWorkload, type Workload } from './workload';

/** What a selector picks out of a namespace: a workload, and whether all of its pods. */
export interface SelectedWorkload {
  readonly workload: Workload;
  readonly isWhole: boolean;
}

/**
 * A set of manifests, read. Lists are in order of kind, namespace and name; of two objects of one name, the last counts. What cannot be
 * read is a finding, and throws {@link UnreadField} where a judgement asks for it.
 */
export class Inventory {
  readonly objects: ObjectSet;
  /** For each field that is not as Kubernetes reads it. */
  readonly findings: readonly Finding[];
  /** Labels of each Namespace, by its name. */
  readonly namespaces: ReadonlyMap<string, () => Labels>;
  readonly workloads: readonly Workload[];
  /** Those that a later one of their name replaces too: the API server refuses what is wrong with them all the same. */
  readonly networkPolicies: readonly NetworkPolicy[];
  readonly autoscalers: readonly Autoscaler[];
  readonly disruptionBudgets: readonly DisruptionBudget[];
  readonly quotas: readonly Quota[];
  readonly services: readonly Service[];

  private readonly workloadKinds: readonly WorkloadKind[];
  private readonly namespacesWithDefaults: ReadonlySet<string>;
  private readonly configs: ReadonlyMap<string, () => ConfigData>;
  private readonly links: ReadonlyMap<string, ServiceLinks>;
  private readonly workloadsByReference: ReadonlyMap<string, Workload>;
  private readonly autoscalersByTarget: ReadonlyMap<string, readonly Autoscaler[]>;
  private readonly podIndexes: ReadonlyMap<string, LabelIndex<PodClass>>;
  private readonly classCounts: ReadonlyMap<Workload, number>;
  /** Namespaces with pods of which nobody can tell the labels, and with autoscalers of which nobody can tell what they scale. */
  private readonly withHiddenPods: ReadonlySet<string>;
  private readonly withLostAutoscalers: ReadonlySet<string>;

  constructor(documents: readonly unknown[], workloadKinds: readonly WorkloadKind[] = WORKLOAD_KINDS) {
    const objects = new ObjectSet(documents);
    this.objects = objects;
    this.workloadKinds = workloadKinds;
    this.namespaces = new Map(
      objects.ofKind('Namespace').map(({ reference, metadata }) => [reference.name, () => metadata().labels ?? {}]),
    );
    this.workloads = readWorkloads(objects, workloadKinds);
    this.workloadsByReference = new Map(this.workloads.map((workload) => [formatReference(workload.reference), workload]));
    this.networkPolicies = objects.writtenOfKind('NetworkPolicy').map(readNetworkPolicy);
    this.autoscalers = objects.ofKind('HorizontalPodAutoscaler').map(readAutoscaler);
    this.disruptionBudgets = objects.ofKind('PodDisruptionBudget').map(readDisruptionBudget);
    this.quotas = objects.ofKind('ResourceQuota').map(readQuota);
    this.namespacesWithDefaults = new Set(objects.ofKind('LimitRange').map(({ reference }) => reference.namespace));
    this.configs = new Map(objects.ofKind('ConfigMap').map((object) => [formatReference(object.reference), readConfig(object)]));
    this.services = objects.ofKind('Service').map(readService);
    this.links = new Map(
      [...groupBy(this.services, ({ reference }) => reference.namespace)].map(([namespace, own]) => [namespace, linkServices(own)]),
    );
    const targeting = this.autoscalers.filter((autoscaler) => unlessUnread(() => autoscaler.target));
    this.autoscalersByTarget = groupBy(targeting, ({ target }) => formatReference(target));
    this.withLostAutoscalers = namespacesOf(this.autoscalers.filter((autoscaler) => !targeting.includes(autoscaler)));
    this.withHiddenPods = namespacesOf(this.workloads.filter((workload) => !unlessUnread(() => workload.podLabels)));
    const classes = this.classifyPods([
      ...judgeEach(this.disruptionBudgets, ({ selector }) => (selector ? [selector] : [])),
      ...judgeEach(this.services, ({ spec: { selector } }) => (selector ? [{ matchLabels: selector }] : [])),
    ]);
    this.classCounts = new Map([...groupBy(classes, ({ workload }) => workload)].map(([workload, own]) => [workload, own.length]));
    this.podIndexes = indexByNamespace(classes, ({ workload: { reference }, labels }) => ({
      namespace: reference.namespace,
      labels,
    }));
    this.findings = findFieldFaults(objects.written);
  }

  /** The inventory itself, or that of documents: each set of them is read once. */
  static of(documents: readonly unknown[] | Inventory): Inventory {
    return documents instanceof Inventory ? documents : new Inventory(documents);
  }

  /** @throws UnreadField when it may be there all the same */
  findWorkload(reference: ResourceReference): Workload | undefined {
    const found = this.workloadsByReference.get(formatReference(reference));
    if (!found && reference.namespace !== undefined) this.objects.assertComplete(reference.kind, reference.namespace);
    return found;
  }

  /**
   * Data of a ConfigMap, or nothing when the manifests have none of the name.
   *
   * @throws UnreadField when it may be there all the same
   */
  findConfig(namespace: string, name: string): ConfigData | undefined {
    const data = this.configs.get(formatReference({ kind: 'ConfigMap', namespace, name }));
    if (!data) this.objects.assertComplete('ConfigMap', namespace);
    return data?.();
  }

  /**
   * The variables that the kubelet makes of the Services of a namespace.
   *
   * @throws UnreadField when nobody can tell the name of one
   */
  linksOf(namespace: string): ServiceLinks {
    this.objects.assertComplete('Service', namespace);
    return this.links.get(namespace) ?? API_SERVER_LINKS;
  }

  /** Whether a LimitRange of the namespace may fill in requests and limits. */
  hasDefaults(namespace: string): boolean {
    return this.namespacesWithDefaults.has(namespace) || this.objects.mayMiss('LimitRange', namespace);
  }

  /**
   * The autoscalers of a workload. More than one is a fault.
   *
   * @throws UnreadField when one of the namespace may be another
   */
  autoscalersOf({ reference }: Pick<Workload, 'reference'>): readonly Autoscaler[] {
    this.objects.assertComplete('HorizontalPodAutoscaler', reference.namespace);
    if (this.withLostAutoscalers.has(reference.namespace)) throw new UnreadField();
    return this.autoscalersByTarget.get(formatReference(reference)) ?? [];
  }

  /** The autoscaler of a workload that may run most pods. */
  largestAutoscalerOf(workload: Pick<Workload, 'reference'>): Autoscaler | undefined {
    return [...this.autoscalersOf(workload)].sort((a, b) => b.max - a.max)[0];
  }

  /**
   * Workloads of a namespace of which a selector matches some pods.
   *
   * @throws UnreadField when nobody can tell the labels of some pods there
   */
  select(namespace: string, selector: LabelSelector): readonly SelectedWorkload[] {
    if (this.mayHidePods(namespace)) throw new UnreadField();
    const selected = groupBy(this.podIndexes.get(namespace)?.find(LabelSet.of(selector)) ?? [], ({ workload }) => workload);
    return [...selected].map(([workload, classes]) => ({ workload, isWhole: classes.length === this.classCounts.get(workload) }));
  }

  /** The pods of all workloads of which the labels can be told, told apart as far as some selectors do. */
  classifyPods(selectors: readonly LabelSelector[]): readonly PodClass[] {
    const generated = new Set(this.workloads.flatMap(({ kind }) => Object.keys(kind.generatedLabels ?? {})));
    const named = nameLabels(selectors, generated);
    return judgeEach(this.workloads, (workload) => classifyPods(workload, named, () => this.ordinalsOf(workload)));
  }

  /** Whether a namespace may have pods that nobody can tell of, or of which nobody can tell the labels. */
  mayHidePods(namespace: string): boolean {
    return this.withHiddenPods.has(namespace) || this.workloadKinds.some(({ kind }) => this.objects.mayMiss(kind, namespace));
  }

  /** The numbers of a workload's pods; where nobody can tell how many there are, any may be one. */
  private ordinalsOf(workload: Workload): Ordinals {
    return (
      unlessUnread(() => {
        const autoscalers = this.autoscalersOf(workload);
        const counts = autoscalers.length > 0 ? autoscalers.flatMap(({ min, max }) => [min, max]) : [workload.replicas ?? 1];
        return { start: workload.spec.ordinals?.start ?? 0, fewest: Math.min(...counts), most: Math.max(...counts) };
      }) ?? { start: 0, fewest: 0, most: Infinity }
    );
  }
}

function readWorkloads(objects: ObjectSet, kinds: readonly WorkloadKind[]): readonly Workload[] {
  const workloads = kinds.flatMap((kind) => objects.ofKind(kind.kind).map((object) => ({ kind, object })));
  const own = new Set(withoutOwned(workloads.map(({ object }) => object)));
  return workloads
    .filter(({ object }) => own.has(object))
    .map(({ kind, object }) => [formatReference(object.reference), readWorkload(object, kind)] as const)
    .sort(byKey)
    .map(([, workload]) => workload);
}

function namespacesOf(items: readonly { readonly reference: NamespacedReference }[]): ReadonlySet<string> {
  return new Set(items.map(({ reference }) => reference.namespace));
}
