import type { Kubectl } from '@fairlead/cluster';
import { findMembers } from '../apply/apply-set';
import { type KubernetesObject, parseObjects, toList, without } from '../set/kubernetes-object';
import type { ManifestSet } from '../set/manifest-set';

/** What is in the cluster. */
export interface LiveObjects {
  /** Of the objects of the set those that are there, with who has set their fields. */
  readonly ofSet: readonly KubernetesObject[];
  /** Objects that a deploy has made, and that the set has no more. */
  readonly leaving: readonly KubernetesObject[];
}

/** Reads what is there of a set, and what is there of the sets before it alone. */
export async function readLive(kubectl: Kubectl, { namespace, objects }: ManifestSet): Promise<LiveObjects> {
  const members = await findMembers(kubectl, namespace);
  return { ofSet: await getObjects(kubectl, objects), leaving: without(members, objects) };
}

/** Objects as they are in the cluster, those that are there. */
export async function getObjects(kubectl: Kubectl, objects: readonly KubernetesObject[]): Promise<readonly KubernetesObject[]> {
  if (objects.length === 0) return [];
  const args = ['get', '--filename=-', '--ignore-not-found', '--show-managed-fields', '--output=json'];
  return parseObjects(await kubectl.run(args, toList(objects)));
}
