import { formatReference } from '../../finding/resource-reference';
import { unlessUnread } from '../schema/unread-field';
import { nameKind } from './kind-name';
import type { KubernetesObject } from './kubernetes-object';
import type { OwnerReference } from './metadata';

/** Who made the owner that a dump does not hold is in the owner's name: `web-5d9c7b6f4` is a Deployment's, `nightly-29140320` a CronJob's. */
const GENERATED_NAMES: readonly { readonly kind: string; readonly ownedBy: string; readonly suffix: RegExp }[] = [
  { kind: 'ReplicaSet', ownedBy: 'Deployment', suffix: /-[a-z0-9]+$/ },
  { kind: 'ReplicaSet', ownedBy: 'Rollout.argoproj.io', suffix: /-[a-z0-9]+$/ },
  { kind: 'Job', ownedBy: 'CronJob', suffix: /-\d+$/ },
];

/**
 * Workloads that no other of the same set has made. A dump of a cluster holds a Deployment, its ReplicaSets and their Pods, which are
 * all the same pods.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/
 */
export function withoutOwned(workloads: readonly KubernetesObject[]): readonly KubernetesObject[] {
  const known = new Set(workloads.map(({ reference }) => formatReference(reference)));
  return workloads.filter(({ metadata, reference }) => {
    const owner = unlessUnread(() => metadata().ownerReferences?.find(({ controller }) => controller));
    return !owner || makersOf(owner, reference.namespace).every((maker) => !known.has(maker));
  });
}

function makersOf({ apiVersion, kind, name }: OwnerReference, namespace: string): readonly string[] {
  const named = nameKind(apiVersion, kind);
  const ofOwner = GENERATED_NAMES.filter((each) => each.kind === named).map(({ ownedBy, suffix }) => ({
    kind: ownedBy,
    name: name.replace(suffix, ''),
  }));
  return [{ kind: named, name }, ...ofOwner].map((maker) => formatReference({ ...maker, namespace }));
}
