import { createHash } from 'node:crypto';
import type { Kubectl } from '@fairlead/cluster';
import { kindOf } from 'fairlead/doctor';
import { type KubernetesObject, parseObjects, toList } from '../set/kubernetes-object';

/** Who has set what a deploy sets, as the API server keeps it. */
export const FIELD_MANAGER = 'fairlead-deploy';

/** Label of every object that a deploy may delete again. */
export const PART_OF = 'applyset.kubernetes.io/part-of';

/** The ConfigMap that stands for the set in the cluster: which kinds its objects have. */
const PARENT = 'fairlead-deploy';

const KINDS = 'applyset.kubernetes.io/contains-group-kinds';
const TOOLING = 'applyset.kubernetes.io/tooling';

/** `kubectl` takes a parent that any version of its own has written, and writes its own version into it. */
const FIRST_TOOLING = 'kubectl/v1.33.0';

/** `kubectl` writes the parent under this name. */
const PARENT_MANAGER = 'kubectl-applyset';

/** What is lost with these are records, or objects of others: no deploy deletes them. */
const NEVER_PRUNED: readonly string[] = ['Namespace', 'PersistentVolumeClaim', 'CustomResourceDefinition.apiextensions.k8s.io'];

const APPLY = ['apply', '--server-side', '--force-conflicts', `--field-manager=${FIELD_MANAGER}`, '--validate=strict', '--filename=-'];

/** Whether an object is deleted once it is in the set no more. Those of the whole cluster may have other users. */
export function isPrunable(object: KubernetesObject): boolean {
  return object.metadata.namespace !== undefined && !NEVER_PRUNED.includes(kindOf(object));
}

/**
 * The name of a set for its members' label, as `kubectl` makes it of the parent's.
 *
 * @see https://github.com/kubernetes/enhancements/tree/master/keps/sig-cli/3659-kubectl-apply-prune
 */
export function applySetId(namespace: string): string {
  const hash = createHash('sha256').update(`${PARENT}.${namespace}.ConfigMap.`).digest('base64url');
  return `applyset-${hash}-v1`;
}

/** The object with the label of the set, where it may be deleted again. */
export function asMember(object: KubernetesObject, namespace: string): KubernetesObject {
  if (!isPrunable(object)) return object;
  const labels = { ...object.metadata.labels, [PART_OF]: applySetId(namespace) };
  return { ...object, metadata: { ...object.metadata, labels } };
}

/** What the API server would make of the objects, which it checks as if they were applied. Nothing is. */
export async function applyDry(kubectl: Kubectl, namespace: string, objects: readonly KubernetesObject[]) {
  if (objects.length === 0) return [];
  const members = objects.map((object) => asMember(object, namespace));
  return parseObjects(await kubectl.run([...APPLY, '--dry-run=server', '--output=json'], toList(members)));
}

/**
 * Applies all objects of a set, in their order, and deletes nothing: pods of the set before may still need what it had.
 * {@link pruneSet} does that at the end. What is interrupted in between is found again by the label.
 */
export async function applySet(kubectl: Kubectl, namespace: string, objects: readonly KubernetesObject[]): Promise<void> {
  const kept = objects.filter((object) => !isPrunable(object));
  const members = objects.filter(isPrunable).map((object) => asMember(object, namespace));
  if (kept.length > 0) await kubectl.run(APPLY, toList(kept));
  await announceKinds(kubectl, namespace, members);
  await kubectl.run(APPLY, toList(members));
}

/** Applies the set once more, and deletes what had its label and is in it no more. */
export async function pruneSet(kubectl: Kubectl, namespace: string, objects: readonly KubernetesObject[]): Promise<void> {
  const members = objects.filter(isPrunable);
  await kubectl.run([...APPLY, `--namespace=${namespace}`, `--applyset=configmap/${PARENT}`, '--prune'], toList(members));
}

/** The live objects that have the label of the set. */
export async function findMembers(kubectl: Kubectl, namespace: string): Promise<readonly KubernetesObject[]> {
  const parent = await findParent(kubectl, namespace);
  const kinds = kindsIn(parent);
  if (kinds.length === 0) return [];
  const args = ['get', kinds.join(','), `--namespace=${namespace}`, `--selector=${PART_OF}=${applySetId(namespace)}`];
  return parseObjects(await kubectl.run([...args, '--output=json']));
}

/** The kinds of the set before and of this one, so that nothing is forgotten where the deploy ends early. */
async function announceKinds(kubectl: Kubectl, namespace: string, members: readonly KubernetesObject[]): Promise<void> {
  const parent = await findParent(kubectl, namespace);
  const kinds = [...new Set([...kindsIn(parent), ...members.map(kindOf)])].sort();
  const tooling = parent?.metadata.annotations?.[TOOLING] ?? FIRST_TOOLING;
  const announced: KubernetesObject = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: PARENT,
      namespace,
      labels: { 'applyset.kubernetes.io/id': applySetId(namespace) },
      annotations: { [TOOLING]: tooling, [KINDS]: kinds.join(','), 'applyset.kubernetes.io/additional-namespaces': '' },
    },
  };
  const args = ['apply', '--server-side', '--force-conflicts', `--field-manager=${PARENT_MANAGER}`, '--filename=-'];
  await kubectl.run(args, JSON.stringify(announced));
}

async function findParent(kubectl: Kubectl, namespace: string): Promise<KubernetesObject | undefined> {
  const args = ['get', 'configmap', PARENT, `--namespace=${namespace}`, '--ignore-not-found', '--output=json'];
  return parseObjects(await kubectl.run(args))[0];
}

function kindsIn(parent: KubernetesObject | undefined): readonly string[] {
  return (parent?.metadata.annotations?.[KINDS] ?? '').split(',').filter(Boolean);
}
