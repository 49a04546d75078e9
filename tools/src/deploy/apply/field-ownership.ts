import type { Kubectl } from '@fairlead/cluster';
import { kindOf, valueAt } from 'fairlead/doctor';
import { byIdentity, type FieldTree, identityOf, type KubernetesObject, type ManagedFields } from '../set/kubernetes-object';
import { FIELD_MANAGER } from './apply-set';

/** Keeps the number of pods between a manifest that says it and an autoscaler that has not said it yet. */
const REPLICAS_MANAGER = 'fairlead-deploy-replicas';

/** Who has set fields where somebody applied the manifests by hand: server-side, and as `kubectl` does by itself. */
const BY_HAND: readonly string[] = ['kubectl', 'kubectl-client-side-apply'];

/**
 * Whether the number of pods would fall to one, the API server's default: the manifest says it no more, an autoscaler will, and nobody
 * else has set it yet. Then it is handed over as it is.
 */
export function losesReplicas(object: KubernetesObject, live: KubernetesObject | undefined): boolean {
  if (!live || valueAt(object, 'spec.replicas') !== undefined || valueAt(live, 'spec.replicas') === undefined) return false;
  const owners = (live.metadata.managedFields ?? []).filter(({ fieldsV1 }) => fieldsV1?.['f:spec']?.['f:replicas']);
  return owners.length > 0 && owners.every((fields) => isOurs(fields) || isByHand(fields));
}

/**
 * The owners of an object's fields, with what was applied by hand as ours: a field that the set has no more would stay otherwise, since
 * two have asked for it.
 *
 * @returns nothing where nobody applied it by hand
 */
export function takeOver(managedFields: readonly ManagedFields[]): readonly ManagedFields[] | undefined {
  const first = managedFields.find(isByHand);
  if (!first) return undefined;
  const own = managedFields.filter((fields) => isOurs(fields) || isByHand(fields));
  const fieldsV1 = own.map(({ fieldsV1: tree = {} }) => tree).reduce(mergeFields);
  const merged = { ...(own.find(isOurs) ?? first), manager: FIELD_MANAGER, operation: 'Apply', fieldsV1 };
  return [merged, ...managedFields.filter((fields) => !own.includes(fields))];
}

function isOurs({ manager, subresource }: ManagedFields): boolean {
  return manager === FIELD_MANAGER && !subresource;
}

/** A subresource, such as the scale, is set by other commands. */
function isByHand({ manager = '', subresource }: ManagedFields): boolean {
  return BY_HAND.includes(manager) && !subresource;
}

function mergeFields(one: FieldTree, other: FieldTree): FieldTree {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(keys.map((key) => [key, mergeFields(one[key] ?? {}, other[key] ?? {})]));
}

/** Prepares live objects for the apply of others: see {@link losesReplicas} and {@link takeOver}. What they hold stays as it is. */
export async function prepareOwners(
  kubectl: Kubectl,
  objects: readonly KubernetesObject[],
  live: readonly KubernetesObject[],
): Promise<void> {
  const found = byIdentity(live);
  for (const object of objects) {
    const current = found.get(identityOf(object));
    if (!current) continue;
    if (losesReplicas(object, current)) await handOverReplicas(kubectl, current);
    const taken = takeOver(current.metadata.managedFields ?? []);
    // After the first of both it is another version.
    if (taken) await writeOwners(kubectl, await getWithOwners(kubectl, current));
  }
}

async function handOverReplicas(kubectl: Kubectl, { apiVersion, kind, metadata, spec }: KubernetesObject): Promise<void> {
  const { name, namespace } = metadata;
  const replicas = valueAt({ spec }, 'spec.replicas');
  const args = ['apply', '--server-side', '--force-conflicts', `--field-manager=${REPLICAS_MANAGER}`, '--filename=-'];
  await kubectl.run(args, JSON.stringify({ apiVersion, kind, metadata: { name, namespace }, spec: { replicas } }));
}

async function getWithOwners(kubectl: Kubectl, object: KubernetesObject): Promise<KubernetesObject> {
  return kubectl.getJson<KubernetesObject>(...targetOf(object), '--show-managed-fields');
}

async function writeOwners(kubectl: Kubectl, object: KubernetesObject): Promise<void> {
  const { managedFields = [], resourceVersion } = object.metadata;
  const patch = [
    { op: 'replace', path: '/metadata/resourceVersion', value: resourceVersion },
    { op: 'replace', path: '/metadata/managedFields', value: takeOver(managedFields) ?? managedFields },
  ];
  await kubectl.run(['patch', ...targetOf(object), '--type=json', `--patch=${JSON.stringify(patch)}`]);
}

function targetOf(object: KubernetesObject): readonly string[] {
  const { name, namespace } = object.metadata;
  return [kindOf(object), name, ...(namespace === undefined ? [] : [`--namespace=${namespace}`])];
}
