import type { Manifest } from '../read/manifest';
import { isGrowth } from './accepted-changes';
import { valueAt } from './field-change';
import type { RefusedObject } from './find-refused';
import type { ImmutableKind } from './immutable-kinds';

/**
 * How a change gets into a cluster that refuses to apply it.
 *
 * @internal
 */
export interface WayOut {
  /** What it does to what runs. */
  readonly effect: string;
  /** Commands that make room for the new object, in this order. */
  readonly beforeApply: readonly string[];
  readonly afterApply: readonly string[];
}

/**
 * What becomes of things when an object is deleted and made anew, by kind.
 *
 * @internal
 */
export const EFFECTS: Readonly<Record<ImmutableKind, string>> = Object.freeze({
  'StatefulSet.apps': 'its pods run on, and the new one takes them over; claims that are there stay as they are',
  'Deployment.apps': 'its pods stop, and nobody answers until the new ones are ready; to avoid that, keep the old selector by a patch',
  'ReplicaSet.apps': 'its pods stop, and nobody answers until the new ones are ready',
  'DaemonSet.apps': 'its pods stop, and nobody answers until the new ones are ready',
  'ControllerRevision.apps': 'whoever keeps it has lost that revision',
  'Job.batch': 'it runs once more; to keep what it did, give the new one another name',
  Service: 'its name leads nowhere for a moment, and then to another address',
  'EndpointSlice.discovery.k8s.io': 'its Service leads nowhere for a moment',
  'IngressClass.networking.k8s.io': 'the controller drops its Ingresses for a moment',
  ConfigMap: 'pods keep what they read until they start again; to avoid that, give the new one another name',
  Secret: 'pods keep what they read until they start again; to avoid that, give the new one another name',
  PersistentVolumeClaim:
    'stop its pods first; its records are lost where its class says so; to keep them, copy them to a claim of another name',
  PersistentVolume: 'a claim that uses it is lost; to keep it, leave the volume as it is',
  'StorageClass.storage.k8s.io': 'claims that are there stay as they are',
  'CSIDriver.storage.k8s.io': 'no volume of it is mounted for a moment',
  'RoleBinding.rbac.authorization.k8s.io': 'its subjects have no rights for a moment',
  'ClusterRoleBinding.rbac.authorization.k8s.io': 'its subjects have no rights for a moment',
  'PriorityClass.scheduling.k8s.io': 'pods keep the priority that they have',
  'RuntimeClass.node.k8s.io': 'no pod of it starts for a moment',
  ResourceQuota: 'nothing holds the namespace for a moment',
  'CustomResourceDefinition.apiextensions.k8s.io': 'all objects of its kind are deleted with it: save them first',
  Pod: 'it stops, and starts again as another',
});

/** Pods that run on would not be matched by the new selector, and would hold the names of their successors. */
const EFFECT_OF_SELECTOR = 'its pods stop, and nobody answers until the new ones are ready; claims that are there stay as they are';

/** Of which claims are listed: more than any StatefulSet has, and fewer than fill the memory. */
const MOST_PODS = 1000;

const CLAIM_SIZE = /^spec\.volumeClaimTemplates\[(\d+)\]\.spec\.resources\.requests\.storage$/;

/**
 * The way out for one object: it is deleted, and made anew by the next apply.
 *
 * @internal
 */
export function findWayOut(refused: RefusedObject): WayOut {
  const { object, kind, changes } = refused;
  const touches = (field: string) => changes.some((change) => change.field.startsWith(field));
  const target = `${kind.toLowerCase()} ${quote(object.metadata?.name)}`;
  const remove = `${kubectl(object)} delete ${target}`;
  if (kind !== 'StatefulSet.apps') return { effect: EFFECTS[kind], beforeApply: [remove], afterApply: [] };
  if (touches('spec.selector')) return { effect: EFFECT_OF_SELECTOR, beforeApply: [remove], afterApply: [] };

  return {
    effect: EFFECTS[kind],
    beforeApply: [...growClaims(refused), `${remove} --cascade=orphan`],
    afterApply: touches('spec.serviceName') ? [`${kubectl(object)} rollout restart ${target}`] : [],
  };
}

/** A StatefulSet never changes a claim that it has made: each of its pods has one. */
function growClaims({ object, changes }: Pick<RefusedObject, 'object' | 'changes'>): string[] {
  const first = Number(valueAt(object, 'spec.ordinals.start') ?? 0);
  const length = Math.min(Number(valueAt(object, 'spec.replicas') ?? 1), MOST_PODS);
  const claims = valueAt(object, 'spec.volumeClaimTemplates') as readonly Manifest[] | undefined;
  return changes
    .filter((change) => CLAIM_SIZE.test(change.field) && isGrowth(change))
    .flatMap(({ field, after }) => {
      const claim = claims?.[Number(CLAIM_SIZE.exec(field)?.[1])]?.metadata?.name;
      const patch = JSON.stringify({ spec: { resources: { requests: { storage: after } } } });
      return Array.from(
        { length },
        (_, pod) =>
          `${kubectl(object)} patch persistentvolumeclaim ${quote(`${claim}-${object.metadata?.name}-${first + pod}`)} --patch ${quote(patch)}`,
      );
    });
}

function kubectl({ metadata }: Manifest): string {
  return metadata?.namespace === undefined ? 'kubectl' : `kubectl --namespace ${quote(metadata.namespace)}`;
}

/** A word of a shell, whatever a manifest has for a name. */
function quote(word: unknown): string {
  const text = String(word);
  return /^[\w.:-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
