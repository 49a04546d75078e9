import type { ResourceReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import type { KeyedKind, KeyedObject } from '../../../read/keyed/keyed-object';
import { listPodReferences, type PodReference } from '../../../read/pod-references';
import { judgeEach, unlessUnread } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import type { Need, Stock } from '../missing/missing-objects';

/** A ConfigMap or Secret that the pods of a workload do not start without. */
export interface PlacedReference extends PodReference {
  readonly workload: Workload;
}

/** ConfigMaps that a cluster puts into every namespace (Kubernetes; OpenShift; Istio). */
const OF_THE_CLUSTER = ['istio-ca-root-cert', 'kube-root-ca.crt', 'openshift-service-ca.crt'];

const RESOURCES: Readonly<Record<KeyedKind, string>> = Object.freeze({ ConfigMap: 'configmaps', Secret: 'secrets' });

/** All of a kind that pods need. */
export function neededOf(inventory: Inventory, ...kinds: readonly KeyedKind[]): readonly PlacedReference[] {
  return judgeEach(inventory.workloads, (workload) =>
    listPodReferences(workload)
      .filter(({ kind, isOptional }) => kinds.includes(kind) && !isOptional)
      .map((reference) => ({ ...reference, workload })),
  );
}

/** The same, as needs of objects. */
export function needsOf(inventory: Inventory, kind: KeyedKind): readonly Need[] {
  return neededOf(inventory, kind).map(({ workload: { reference }, name, path }) => ({
    wanted: { kind, namespace: reference.namespace, name },
    by: reference,
    path,
  }));
}

/** The objects of a kind. */
export function stockOf(inventory: Inventory, kind: KeyedKind, why: string): Stock {
  const { keyed, access, custom } = inventory;
  return {
    why,
    has: ({ namespace = '', name }) => OF_THE_CLUSTER.includes(name) || keyed.find(kind, namespace, name).length > 0,
    isMentioned: ({ name }) => custom.mention(name),
    mayBeMade: ({ namespace = '', name }) => custom.mayMake(namespace, name) || access.mayCreate(RESOURCES[kind], namespace),
    isAssumed: (reference) => inventory.objects.isAssumed(reference),
    namesIn: (namespace = '') => keyed.namesIn(kind, namespace),
    withName: (name) => keyed.withName(kind, name).map(({ source }) => source),
    // Credentials come from elsewhere by nature.
    ...(kind === 'ConfigMap' && { isWhole: (namespace) => inventory.isWhole(namespace) }),
  };
}

/** What is there of an object that a pod needs, with all keys that it has; nothing where others may add some, or it is not there. */
export function findKeyed(inventory: Inventory, { workload, kind, name }: PlacedReference): KeyedWithKeys | undefined {
  const { namespace } = workload.reference;
  const objects = unlessUnread(() => inventory.keyed.find(kind, namespace, name)) ?? [];
  const keys = objects.flatMap((object) => [...(object.keys ?? [])]);
  const [first] = objects;
  if (!first || objects.some((object) => object.keys === undefined)) return undefined;
  const isWritten = inventory.access.mayChange(RESOURCES[kind], namespace, name);
  return { reference: { kind, namespace, name }, source: first.source, keys, isSettled: !isWritten && isOfManifests(objects, kind) };
}

/** A ConfigMap or Secret of which every key is known. */
export interface KeyedWithKeys {
  readonly reference: ResourceReference;
  /** What it is made of, or the object itself. */
  readonly source: ResourceReference;
  readonly keys: readonly string[];
  /** Whether nobody changes it but who applies the manifests. */
  readonly isSettled: boolean;
}

function isOfManifests(objects: readonly KeyedObject[], kind: KeyedKind): boolean {
  return objects.every(({ source }) => source.kind === kind);
}
