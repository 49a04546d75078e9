import { findRefused, findWayOut, type Manifest, valueAt } from 'fairlead/doctor';
import { applySetId, PART_OF } from '../apply/apply-set';
import { byIdentity, identityOf, type KubernetesObject, nameOf } from '../set/kubernetes-object';
import type { ManifestSet } from '../set/manifest-set';
import { describeValue } from './describe-value';
import type { LiveObjects } from './live-objects';

const MANAGED_BY = 'app.kubernetes.io/managed-by';

/** Why a set must not be applied over what is in the cluster: texts of several lines, each with what to do. None where it may. */
export function findObstacles(set: ManifestSet, live: LiveObjects): readonly string[] {
  return [...findForeign(set, live.ofSet), ...findImmutable(set, live.ofSet), ...findLostClaims(live.leaving)];
}

/** Objects of the same name that somebody else has made. A namespace may well be made by who runs the cluster. */
function findForeign({ namespace, objects }: ManifestSet, live: readonly KubernetesObject[]): readonly string[] {
  const declared = byIdentity(objects);
  return live
    .filter((object) => object.kind !== 'Namespace')
    .filter((object) => {
      const labels = object.metadata.labels ?? {};
      const owner = declared.get(identityOf(object))?.metadata.labels?.[MANAGED_BY];
      return labels[PART_OF] === undefined ? labels[MANAGED_BY] !== owner : labels[PART_OF] !== applySetId(namespace);
    })
    .map(
      (object) =>
        `${nameOf(object)} is there, and not ours: it has no label ${MANAGED_BY}=fairlead, or belongs to another set\n` +
        `  give the service another name; or, to have it overwritten: ${kubectlFor(object)} label ${targetOf(object)} ${MANAGED_BY}=fairlead`,
    );
}

function findImmutable({ objects }: ManifestSet, live: readonly KubernetesObject[]): readonly string[] {
  return findRefused(live, objects).map((refused) => {
    const { effect, beforeApply } = findWayOut(refused);
    const name = nameOf(refused.object as KubernetesObject);
    const hidden = refused.object.kind === 'Secret' || refused.object.kind === 'ConfigMap';
    const changes = refused.changes.map(({ field, before, after }) =>
      hidden ? `  ${field}` : `  ${field}: ${describeValue(before)} → ${describeValue(after)}`,
    );
    return [
      `${name} would change what the API server lets nobody change:`,
      ...changes,
      `  leave it as it is, or make it anew (docs/upgrade.md), then deploy again: ${effect}`,
      ...beforeApply.map((command) => `    ${command}`),
    ].join('\n');
  });
}

/** A StatefulSet may say that its claims go with it. */
function findLostClaims(leaving: readonly KubernetesObject[]): readonly string[] {
  return leaving
    .filter((object) => valueAt(object as Manifest, 'spec.persistentVolumeClaimRetentionPolicy.whenDeleted') === 'Delete')
    .map((object) => {
      const patch = `'{"spec":{"persistentVolumeClaimRetentionPolicy":{"whenDeleted":"Retain"}}}'`;
      return (
        `${nameOf(object)} is in the set no more, and would take its claims, with their records, along\n` +
        `  keep them: ${kubectlFor(object)} patch ${targetOf(object)} --type=merge --patch ${patch}`
      );
    });
}

function kubectlFor({ metadata: { namespace } }: KubernetesObject): string {
  return namespace === undefined ? 'kubectl' : `kubectl --namespace ${namespace}`;
}

function targetOf({ kind, metadata: { name } }: KubernetesObject): string {
  return `${kind.toLowerCase()} ${name}`;
}
