import type { Kubectl } from '@fairlead/cluster';
import { type FieldChange, listChanges, valueAt } from 'fairlead/doctor';
import { applyDry, PART_OF } from '../apply/apply-set';
import { losesReplicas } from '../apply/field-ownership';
import { byIdentity, identityOf, type KubernetesObject, without } from '../set/kubernetes-object';
import type { ManifestSet } from '../set/manifest-set';
import { omit } from '../set/omit';
import type { LiveObjects } from './live-objects';

/** An object that an apply changes. */
export interface ChangedObject {
  readonly object: KubernetesObject;
  readonly changes: readonly FieldChange[];
}

/** What a deploy does to a cluster. */
export interface Plan {
  readonly created: readonly KubernetesObject[];
  readonly changed: readonly ChangedObject[];
  /** Deleted at the end. */
  readonly pruned: readonly KubernetesObject[];
  readonly unchanged: number;
}

export function isEmptyPlan({ created, changed, pruned }: Plan): boolean {
  return created.length + changed.length + pruned.length === 0;
}

/**
 * What an apply of a set would do, as the API server says itself: it takes, defaults and refuses each object as if it were applied.
 *
 * @throws Error with what it refuses
 */
export async function makePlan(kubectl: Kubectl, { namespace, objects }: ManifestSet, { ofSet, leaving }: LiveObjects): Promise<Plan> {
  const created = without(objects, ofSet);
  const isThere = ofSet.some(({ kind, metadata }) => kind === 'Namespace' && metadata.name === namespace);
  // Within a namespace that is not there yet, it takes nothing.
  const tried = isThere ? objects : objects.filter(({ metadata }) => metadata.namespace === undefined);
  const live = byIdentity(ofSet);
  const applied = await applyDry(
    kubectl,
    namespace,
    tried.map((object) => keepReplicas(object, live.get(identityOf(object)))),
  );
  const changed = applied.flatMap((object) => {
    const current = live.get(identityOf(object));
    const changes = current ? findChanges(current, object) : [];
    return changes.length > 0 ? [{ object, changes }] : [];
  });
  return { created, changed, pruned: leaving, unchanged: ofSet.length - changed.length };
}

/** As it will be when they have been handed over. */
function keepReplicas(object: KubernetesObject, live: KubernetesObject | undefined): KubernetesObject {
  if (!losesReplicas(object, live)) return object;
  return { ...object, spec: { ...(object.spec as object), replicas: valueAt(live, 'spec.replicas') } };
}

/** What differs between two answers of the API server, apart from what it keeps for itself. */
export function findChanges(before: KubernetesObject, after: KubernetesObject): readonly FieldChange[] {
  return listChanges(toContent(before), toContent(after), '').map((change) => ({ ...change, field: change.field.replace(/^\./, '') }));
}

function toContent({ metadata, ...object }: KubernetesObject) {
  const { labels = {}, annotations = {} } = metadata;
  return { ...omit(object, 'status'), metadata: { labels: omit(labels, PART_OF), annotations } };
}
