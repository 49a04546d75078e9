import type { Enums } from './go-enums';
import { OPTIONAL_FIELDS, UNSETTLED } from './optional-fields';
import type { Definition, OpenApi, Property } from './open-api';

/** What one release of Kubernetes takes, in words of the table. */
export interface ReleaseSchema {
  /** Types of the kinds that can be created, by `apps/v1 Deployment`. */
  readonly kinds: ReadonlyMap<string, string>;
  /** Fields of each type that they lead to, each with its type: `!string` is required, `TCP|UDP` takes these words alone, `[core.v1.Container]` a list, `{quantity}` a map. */
  readonly types: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

const ANYTHING = 'any';

/** Definitions that are values of one piece. */
const SCALARS: Readonly<Record<string, string>> = {
  'api.resource.Quantity': 'quantity',
  'meta.v1.MicroTime': 'micro-time',
  'meta.v1.Time': 'time',
  'util.intstr.IntOrString': 'int-or-string',
};

/** What a cluster writes, and no author: it is not judged. */
function isWrittenByClusters(field: string, type: string, roots: readonly string[]): boolean {
  return field === 'managedFields' || (field === 'status' && roots.includes(type));
}

/** Reads the documents of one release. Types that no kind leads to are left out. */
export function readRelease(documents: readonly OpenApi[], enums: Enums = new Map()): ReleaseSchema {
  const definitions = new Map(documents.flatMap(({ components }) => Object.entries(components?.schemas ?? {})));
  const creatable = new Set(documents.flatMap(listCreatable));
  const kinds = new Map<string, string>();
  for (const [name, { 'x-kubernetes-group-version-kind': told = [] }] of definitions)
    for (const { group, version, kind } of told) {
      const key = `${group === '' ? version : `${group}/${version}`} ${kind}`;
      if (creatable.has(key)) kinds.set(key, shorten(name));
    }
  return { kinds, types: findTypes([...kinds.values()], definitions, enums) };
}

/** Kinds of objects: what a POST makes below another object, such as an eviction, is none. */
function listCreatable({ paths }: OpenApi): readonly string[] {
  return Object.entries(paths).flatMap(([path, { post }]) => {
    const told = path.includes('{name}') ? undefined : post?.['x-kubernetes-group-version-kind'];
    return told ? [`${told.group === '' ? told.version : `${told.group}/${told.version}`} ${told.kind}`] : [];
  });
}

function findTypes(
  roots: readonly string[],
  definitions: ReadonlyMap<string, Definition>,
  enums: Enums,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const byName = new Map([...definitions].map(([name, definition]) => [shorten(name), definition]));
  const types = new Map<string, ReadonlyMap<string, string>>();
  const pending = [...roots];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const { properties, required = [] } = byName.get(name) ?? {};
    if (!properties || types.has(name)) continue;
    const fields = Object.entries(properties).map(([field, property]) => {
      const type = isWrittenByClusters(field, name, roots)
        ? ANYTHING
        : describeType(property, byName).replace('string', enums.get(name)?.get(field)?.join('|') ?? 'string');
      return [field, required.includes(field) && isDemanded(name, field) ? `!${type}` : type] as const;
    });
    types.set(name, new Map(fields));
    pending.push(...fields.map(([, type]) => type.replaceAll(/[![\]{}]/g, '')));
  }
  return types;
}

function isDemanded(type: string, field: string): boolean {
  return !UNSETTLED.test(type) && !OPTIONAL_FIELDS[type]?.includes(field);
}

function describeType(property: Property, byName: ReadonlyMap<string, Definition>): string {
  const reference = property.$ref ?? property.allOf?.[0]?.$ref;
  if (reference !== undefined) return describeReference(shorten(reference.replace(/^.*\//, '')), byName);
  const { type, format, items, additionalProperties } = property;
  if (type === 'array' && items) return `[${describeType(items, byName)}]`;
  if (type === 'object' && additionalProperties) return `{${describeType(additionalProperties, byName)}}`;
  if (type === 'object' || type === undefined) return ANYTHING;
  return { byte: 'bytes', int32: 'int32', int64: 'int64' }[format ?? ''] ?? type;
}

function describeReference(name: string, byName: ReadonlyMap<string, Definition>): string {
  return SCALARS[name] ?? (byName.get(name)?.properties ? name : ANYTHING);
}

/** `core.v1.PodSpec` of `io.k8s.api.core.v1.PodSpec`. */
function shorten(name: string): string {
  return name.replace(/^io\.k8s\.(apimachinery\.pkg|apiextensions-apiserver\.pkg|kube-aggregator\.pkg|api)\./, '').replace(/^apis\./, '');
}
