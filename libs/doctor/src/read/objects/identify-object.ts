import { describe, describeType, type FieldFault, type FieldType, isMap, isOf } from '../schema/field-type';
import { matching } from '../schema/scalars';
import { nameKind } from './kind-name';
import { DEFAULT_NAMESPACE, KubernetesObject, type ObjectIdentity } from './kubernetes-object';
import { versionsOf } from './read-kinds';

const LABEL = '[a-z0-9]([a-z0-9-]*[a-z0-9])?';
const DNS_LABEL_EXPECTED = 'a DNS label: at most 63 small letters, digits and "-"';
const DNS_LABEL = matching(DNS_LABEL_EXPECTED, new RegExp(`^(?=.{1,63}$)${LABEL}$`));
const DNS_NAME = matching('a DNS name: small letters, digits, "-" and "."', new RegExp(`^(?=.{1,253}$)${LABEL}(\\.${LABEL})*$`));

/** Empty means the same as missing. */
const NAMESPACE = matching(DNS_LABEL_EXPECTED, new RegExp(`^(?=.{0,63}$)(${LABEL})?$`));

const PATH_SEGMENT = matching('a name without "/" and "%"', /^(?!\.{1,2}$)[^/%]+$/);

/** Kinds that are stricter about their names, and those that are not (Object Names and IDs). */
const OTHER_NAMES: Readonly<Record<string, FieldType<string>>> = Object.freeze({
  ClusterRole: PATH_SEGMENT,
  ClusterRoleBinding: PATH_SEGMENT,
  Namespace: DNS_LABEL,
  PodDisruptionBudget: PATH_SEGMENT,
  Role: PATH_SEGMENT,
  RoleBinding: PATH_SEGMENT,
  Service: matching('a DNS label that starts with a letter', /^(?=.{1,63}$)[a-z]([a-z0-9-]*[a-z0-9])?$/),
});

/** Type that an item of a list need not say. */
export interface ImpliedType {
  readonly apiVersion?: unknown;
  readonly kind?: string;
}

/**
 * Says of a document which object it is, or what keeps it from being one.
 *
 * @param position of the document, for one that says nothing of itself
 */
export function identifyObject(document: unknown, position: string, implied: ImpliedType = {}): KubernetesObject {
  if (!isMap(document)) return noObject(position, { path: '', expected: 'an object of Kubernetes', found: describeType(document) });
  const kind = document['kind'] ?? implied.kind;
  const apiVersion = document['apiVersion'] ?? implied.apiVersion;
  if (!isWord(kind)) return noObject(position, { path: 'kind', expected: 'the kind of an object', found: describe(kind) }, document);
  const named = nameKind(isWord(apiVersion) ? apiVersion : '', kind);
  const versionFault = findVersionFault(named, apiVersion);
  const identity = identify(named, document['metadata'], position);
  const isPlaced = !versionFault && identity.isPlaced;
  const object = new KubernetesObject({ ...identity, isPlaced, apiVersion: isWord(apiVersion) ? apiVersion : '' }, document);
  if (versionFault) object.report(versionFault);
  checkNames(object);
  return object;
}

function findVersionFault(kind: string, apiVersion: unknown): FieldFault | undefined {
  const versions = versionsOf(kind);
  const isRead = isWord(apiVersion) && (versions === undefined || versions.includes(apiVersion));
  return isRead ? undefined : { path: 'apiVersion', expected: versions?.[0] ?? 'a group and a version', found: describe(apiVersion) };
}

/** Names that no cluster takes tell nothing of where an object belongs. Of one without a name, its namespace may be lost as well. */
function identify(kind: string, metadata: unknown, position: string): Omit<ObjectIdentity, 'apiVersion'> {
  const { name, generateName, namespace: own } = isMap(metadata) ? metadata : {};
  const isNamed = isOf(namesOf(kind), name) || (isAbsent(name) && isWord(generateName));
  const isInNamespace = isAbsent(own) || own === '' ? isNamed : isOf(DNS_LABEL, own);
  const namespace = isInNamespace ? (toText(own) ?? DEFAULT_NAMESPACE) : undefined;
  const shown = kind === 'Namespace' ? undefined : (toText(own) ?? (versionsOf(kind) && namespace));
  return {
    reference: {
      kind,
      ...(shown !== undefined && { namespace: shown }),
      name: toText(name) ?? `${toText(generateName) ?? ''}(document ${position})`,
    },
    ...(namespace !== undefined && { namespace }),
    isNamespaceWritten: toText(own) !== undefined,
    isPlaced: isNamed && isInNamespace,
  };
}

/** Of kinds that are not read, names may be of another form, or missing: a Kustomization is no object of a cluster. */
function checkNames(object: KubernetesObject): void {
  if (versionsOf(object.kind) === undefined) return;
  object.read('metadata.name', namesOf(object.kind));
  object.read('metadata.namespace', NAMESPACE);
  if (!object.identity.isPlaced && object.faults.length === 0)
    object.report({ path: 'metadata.name', expected: 'a name', found: 'nothing' });
}

function namesOf(kind: string): FieldType<string> {
  return (Object.hasOwn(OTHER_NAMES, kind) ? OTHER_NAMES[kind] : undefined) ?? DNS_NAME;
}

/** What has metadata may be any object of its namespace. */
function noObject(position: string, fault: FieldFault, { metadata }: Readonly<Record<string, unknown>> = {}): KubernetesObject {
  const identity = { ...identify('', metadata, position), reference: { kind: 'Document', name: position }, apiVersion: '' };
  const object = new KubernetesObject({ ...identity, isPlaced: false, isOfUnknownKind: isMap(metadata) }, {});
  object.report(fault);
  return object;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** What is there instead of a name, for messages. */
function toText(value: unknown): string | undefined {
  return isWord(value) || typeof value === 'number' ? String(value) : undefined;
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
