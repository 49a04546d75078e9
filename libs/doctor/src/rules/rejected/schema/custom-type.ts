import { isMap } from '../../../read/schema/field-type';
import { LIST, MAP, SCALAR_TYPES } from './scalar-types';
import type { FieldTypes, SchemaType } from './schema-type';

type Node = Readonly<Record<string, unknown>>;

const SCALARS: ReadonlyMap<unknown, SchemaType> = new Map<unknown, SchemaType>([
  ['boolean', SCALAR_TYPES.boolean],
  ['integer', SCALAR_TYPES.int64],
  ['number', SCALAR_TYPES.number],
  ['string', SCALAR_TYPES.string],
]);

/**
 * What a structural schema of a custom resource takes, as far as it is certain: patterns, bounds and rules in CEL are not judged.
 *
 * @see https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema
 */
export function createCustomType(schema: unknown): SchemaType {
  if (!isMap(schema)) return SCALAR_TYPES.any;
  const { type, items } = schema;
  if (schema['x-kubernetes-int-or-string'] === true) return SCALAR_TYPES['int-or-string'];
  if (type === 'array') return { ...LIST, items: createCustomType(items) };
  if (type === 'object') return createMap(schema);
  const scalar = SCALARS.get(type) ?? SCALAR_TYPES.any;
  const words: readonly unknown[] = Array.isArray(schema['enum']) ? schema['enum'] : [];
  return words.length > 0 && words.every((word) => typeof word === 'string') ? { ...scalar, words } : scalar;
}

function createMap(schema: Node): SchemaType {
  const { properties, additionalProperties } = schema;
  if (isMap(additionalProperties)) return { ...MAP, values: createCustomType(additionalProperties) };
  const keepsUnknown =
    schema['x-kubernetes-preserve-unknown-fields'] === true ||
    schema['x-kubernetes-embedded-resource'] === true ||
    additionalProperties === true;
  return { ...MAP, fields: { ...fieldsOf(isMap(properties) ? properties : {}, schema['required']), keepsUnknown } };
}

/** What has a default is there, whoever leaves it out. */
function fieldsOf(properties: Node, required: unknown): FieldTypes {
  const types = new Map<string, SchemaType>();
  const hasDefault = (name: string) => isMap(properties[name]) && 'default' in properties[name];
  return {
    names: Object.keys(properties),
    required: Array.isArray(required) ? required.map(String).filter((name) => !hasDefault(name)) : [],
    find: (name) => {
      if (!Object.hasOwn(properties, name)) return undefined;
      const type = types.get(name) ?? createCustomType(properties[name]);
      types.set(name, type);
      return type;
    },
  };
}
