import type { Finding } from '../finding/finding';
import { formatReference, type NamespacedReference, type ResourceReference } from '../finding/resource-reference';
import { byKey } from '../sets/by-key';
import { groupBy } from '../sets/group-by';
import { indexByNamespace, type LabelIndex } from '../sets/label-index';
import { LabelSet } from '../sets/label-set';
import type { Labels, LabelSelector } from '../sets/labels';
import { type Autoscaler, readAutoscaler } from './scaling/autoscaler';
import { Access } from './access/access';
import { type ConfigData, type ConfigMap, readConfig } from './keyed/config-map';
import { CustomResources } from './custom/custom-resources';
import { type DisruptionBudget, readDisruptionBudget } from './scaling/disruption-budget';
import { KeyedObjects } from './keyed/keyed-objects';
import { readSecret, type Secret } from './keyed/secret';
import { readScaledObject, SCALED_OBJECT, type ScaledObject } from './scaling/scaled-object';
import { type Monitor, MONITOR_KINDS, readMonitor } from './monitoring/monitor';
import { findFieldFaults } from './objects/field-findings';
import { type NetworkPolicy, readNetworkPolicy } from './network-policy';
import { ObjectSet } from './objects/object-set';
import { withoutOwned } from './objects/without-owned';
import { WORKLOAD_KINDS, type WorkloadKind } from './objects/workload-kinds';
import { classifyPods, type NamedLabels, nameLabels, type Ordinals, type PodClass } from './pod-class';
import { type Quota, readQuota } from './quota';
import { judgeEach, UnreadField, unlessUnread } from './schema/unread-field';
import { Routing } from './routing/routing';

import type { SelectedWorkload } from './selection/selected-workload';
import { type Backend, toBackends } from './services/backend';
import { isExternalName, readService, type Service } from './services/service';
import { API_SERVER_LINKS, linkServices, type ServiceLinks } from './services/service-links';
import { Storage } from './storage/storage';
import { readWorkload, type Workload } from './workload';

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
  readonly configMaps: readonly ConfigMap[];
  /** Those that a later one of their name replaces too: the API server refuses what is wrong with them all the same. */
  readonly networkPolicies: readonly NetworkPolicy[];
  readonly autoscalers: readonly Autoscaler[];
  readonly disruptionBudgets: readonly DisruptionBudget[];
  readonly podMonitors: readonly Monitor[];
  readonly quotas: readonly Quota[];
  readonly secrets: readonly Secret[];
  readonly scaledObjects: readonly ScaledObject[];
  readonly serviceMonitors: readonly Monitor[];
  readonly services: readonly Service[];
  readonly access: Access;
  readonly custom: CustomResources;
  readonly routing: Routing;
  readonly storage: Storage;
  /** ConfigMaps and Secrets by their keys, those that others make included. */
  readonly keyed: KeyedObjects;

  private readonly workloadKinds: readonly WorkloadKind[];
  private readonly wholeNamespaces: ReadonlySet<string>;
  private readonly namespacesWithDefaults: ReadonlySet<string>;
  private readonly configs: ReadonlyMap<string, ConfigMap>;
  private readonly links: ReadonlyMap<string, ServiceLinks>;
  private readonly workloadsByReference: ReadonlyMap<string, Workload>;
  private readonly workloadsByNamespace: ReadonlyMap<string, readonly Workload[]>;
  private readonly autoscalersByTarget: ReadonlyMap<string, readonly Autoscaler[]>;
  private readonly podIndexes: ReadonlyMap<string, LabelIndex<PodClass>>;
  private readonly backends = new Map<Service, readonly Backend[]>();
  private readonly classCounts: ReadonlyMap<Workload, number>;
  /** Namespaces with pods of which nobody can tell the labels, and with autoscalers of which nobody can tell what they scale. */
  private readonly withHiddenPods: ReadonlySet<string>;
  private readonly withLostAutoscalers: ReadonlySet<string>;

  /** Most nodes of the cluster, where somebody says how many. */
  readonly nodes: number | undefined;

  /** @param wholeNamespaces namespaces of which the documents hold every object that is not made of them, but for Secrets */
  constructor(
    documents: readonly unknown[],
    workloadKinds: readonly WorkloadKind[] = WORKLOAD_KINDS,
    wholeNamespaces: readonly string[] = [],
    nodes?: number,
  ) {
    this.nodes = nodes;
    const objects = new ObjectSet(documents);
    this.objects = objects;
    this.workloadKinds = workloadKinds;
    this.wholeNamespaces = new Set(wholeNamespaces);
    this.namespaces = new Map(
      objects.ofKind('Namespace').map(({ reference, metadata }) => [reference.name, () => metadata().labels ?? {}]),
    );
    this.workloads = readWorkloads(objects, workloadKinds);
    this.workloadsByReference = new Map(this.workloads.map((workload) => [formatReference(workload.reference), workload]));
    this.workloadsByNamespace = groupBy(this.workloads, ({ reference }) => reference.namespace);
    this.networkPolicies = objects.writtenOfKind('NetworkPolicy').map(readNetworkPolicy);
    this.autoscalers = objects.ofKind('HorizontalPodAutoscaler').map(readAutoscaler);
    this.disruptionBudgets = objects.ofKind('PodDisruptionBudget').map(readDisruptionBudget);
    this.podMonitors = objects.ofKind(MONITOR_KINDS.pods).map(readMonitor);
    this.quotas = objects.ofKind('ResourceQuota').map(readQuota);
    this.namespacesWithDefaults = new Set(objects.ofKind('LimitRange').map(({ reference }) => reference.namespace));
    this.configMaps = objects.ofKind('ConfigMap').map(readConfig);
    this.configs = new Map(this.configMaps.map((config) => [formatReference(config.source), config]));
    this.secrets = objects.ofKind('Secret').map(readSecret);
    this.keyed = new KeyedObjects(objects, [...this.configMaps, ...this.secrets]);
    this.access = new Access(objects);
    this.custom = new CustomResources(objects);
    this.routing = new Routing(objects);
    this.storage = new Storage(objects);
    this.scaledObjects = objects.ofKind(SCALED_OBJECT).map(readScaledObject);
    this.serviceMonitors = objects.ofKind(MONITOR_KINDS.services).map(readMonitor);
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

  /** Whether a kind is one of those whose pods are read. */
  knowsKind(kind: string): boolean {
    return this.workloadKinds.some((known) => known.kind === kind);
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
    const config = this.configs.get(formatReference({ kind: 'ConfigMap', namespace, name }));
    if (!config) this.objects.assertComplete('ConfigMap', namespace);
    return config?.data;
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

  /** Whether what is not here of a namespace is nowhere, but for Secrets. */
  isWhole(namespace: string): boolean {
    return this.wholeNamespaces.has(namespace);
  }

  /** Whether no pods of a namespace are but those that are here: of each, where nobody says which are whole. */
  hasAllPods(namespace: string): boolean {
    return this.wholeNamespaces.size === 0 || this.wholeNamespaces.has(namespace);
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

  /**
   * Where a Service leads: nowhere that manifests say where it has no selector, so that others set its endpoints, or is a name for something
   * outside.
   *
   * @throws UnreadField when nobody can tell the labels or ports of some pods there
   */
  backendsOf(service: Service): readonly Backend[] {
    const known = this.backends.get(service);
    if (known) return known;
    const { selector = {} } = service.spec;
    const isSelecting = !isExternalName(service) && Object.keys(selector).length > 0;
    const backends = isSelecting ? toBackends(this.select(service.reference.namespace, { matchLabels: selector })) : [];
    this.backends.set(service, backends);
    return backends;
  }

  /** The workloads of a namespace. */
  workloadsIn(namespace: string): readonly Workload[] {
    return this.workloadsByNamespace.get(namespace) ?? [];
  }

  /** The pods of all workloads of which the labels can be told, told apart as far as some selectors do. */
  classifyPods(selectors: readonly LabelSelector[]): readonly PodClass[] {
    const named = this.nameLabels(selectors);
    return judgeEach(this.workloads, (workload) => classifyPods(workload, named, () => this.ordinalsOf(workload)));
  }

  /** What selectors name of the labels that pods get when they are made: all that {@link classifyPods} takes from them. */
  nameLabels(selectors: readonly LabelSelector[]): NamedLabels {
    const generated = new Set(this.workloads.flatMap(({ kind }) => Object.keys(kind.generatedLabels ?? {})));
    return nameLabels(selectors, generated);
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
