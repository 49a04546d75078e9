import type { Inventory } from '../../../read/inventory';
import { groupOf } from '../../../read/objects/kind-name';
import type { KubernetesObject } from '../../../read/objects/kubernetes-object';
import { bareKind } from '../kinds/judged-kind';
import { findCustomKinds } from '../schema/custom-kinds';
import { findSchemaFaults, type SchemaFault } from '../schema/find-schema-faults';
import type { KubernetesRelease } from '../schema/kubernetes-release';
import type { SchemaType } from '../schema/schema-type';
import { suggestField } from './suggest-field';

/** An object with what its schema does not take. */
export interface RefusedObject {
  readonly object: KubernetesObject;
  readonly release: KubernetesRelease;
  readonly faults: readonly SchemaFault[];
}

const judged = new WeakMap<Inventory, Map<KubernetesRelease, readonly RefusedObject[]>>();

/** Every object that its schema refuses, or takes parts of alone. Several rules tell of it, and it is judged once. */
export function findRefusedObjects(inventory: Inventory, release: KubernetesRelease): readonly RefusedObject[] {
  const known = judged.get(inventory) ?? new Map<KubernetesRelease, readonly RefusedObject[]>();
  judged.set(inventory, known);
  const refused = known.get(release) ?? judgeAll(inventory, release);
  known.set(release, refused);
  return refused;
}

function judgeAll(inventory: Inventory, release: KubernetesRelease): readonly RefusedObject[] {
  const arePatches = inventory.objects.kinds.includes('Kustomization.kustomize.config.k8s.io');
  return inventory.objects.written.flatMap((object) => {
    const type = findType(object, inventory, release);
    const faults = type ? listTold(findSchemaFaults(object.source, type), object, arePatches) : [];
    return faults.length === 0 ? [] : [{ object, release, faults }];
  });
}

/** A fault that has another finding already is not told twice, and of a patch nothing is said that it leaves out. */
function listTold(faults: readonly SchemaFault[], { faults: unread }: KubernetesObject, arePatches: boolean): readonly SchemaFault[] {
  const isPatch = arePatches || faults.some(isDirective);
  const told = faults.filter((fault) => !isDirective(fault) && !(isPatch && fault.problem === 'missing'));
  return withoutMisplaced(told.filter(({ path }) => !unread.some((fault) => isWithin(fault.path, path) || isWithin(path, fault.path))));
}

/** What says how a patch is merged: `$patch`, `$retainKeys`. */
function isDirective({ problem, name }: SchemaFault): boolean {
  return problem === 'unknown' && name.startsWith('$');
}

function findType(object: KubernetesObject, inventory: Inventory, release: KubernetesRelease): SchemaType | undefined {
  const { apiVersion } = object.identity;
  const kind = bareKind(object);
  const own = release.findType(apiVersion, kind);
  const custom = own
    ? undefined
    : findCustomKinds(inventory)
        .get(`${groupOf(apiVersion)}/${kind}`)
        ?.get(apiVersion.replace(/^.*\//, ''));
  return own ?? (custom && withMetadata(custom, release));
}

/** What is missing because it stands elsewhere or is misspelt has one finding: at what is there. */
function withoutMisplaced(faults: readonly SchemaFault[]): readonly SchemaFault[] {
  const misplaced = faults.filter(({ problem }) => problem === 'unknown').flatMap((fault) => suggestField(fault).paths);
  return faults.filter(({ problem, path }) => problem !== 'missing' || !misplaced.some((meant) => isWithin(meant, path)));
}

const ANYTHING: SchemaType = { expected: 'anything', accepts: () => true };

/** What every object has. What a cluster writes is not judged. */
function withMetadata(type: SchemaType, release: KubernetesRelease): SchemaType {
  const { fields } = type;
  if (!fields) return type;
  const common: Readonly<Record<string, SchemaType>> = {
    apiVersion: ANYTHING,
    kind: ANYTHING,
    metadata: release.findType('v1', 'ConfigMap')?.fields?.find('metadata') ?? ANYTHING,
    status: ANYTHING,
  };
  const required = fields.required.filter((name) => !Object.hasOwn(common, name));
  return { ...type, fields: { ...fields, required, find: (name) => (Object.hasOwn(common, name) ? common[name] : fields.find(name)) } };
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || (path.startsWith(outer) && /^[.[]/.test(path.slice(outer.length)));
}
