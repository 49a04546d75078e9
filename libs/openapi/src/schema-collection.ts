import { type ZodObject, type ZodType, z } from 'zod';
import type { JsonSchema, ParameterObject } from './document';

/** Where zod puts the schemas that have a name, and where OpenAPI does. */
const DEFS = '"#/$defs/';
const COMPONENTS = '"#/components/schemas/';

/** JSON Schemas made from zod's. A schema with a name (`meta({ id: 'User' })`) is kept once, and referred to. */
export class SchemaCollection {
  readonly #named = new Map<string, JsonSchema>();

  /** The named ones, by name. */
  get components(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.#named].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /**
   * What a schema takes. What only code can check is left out: such a schema says it besides, in its `meta`.
   *
   * @param io `output` for what it makes of that
   */
  toJsonSchema(schema: ZodType, io: 'input' | 'output' = 'input'): JsonSchema {
    const { $defs = {}, ...own } = z.toJSONSchema(schema, { io, override: ({ jsonSchema }) => omitNoise(jsonSchema) });
    delete own.$schema;
    for (const [name, named] of Object.entries($defs)) this.#keep(name, relocate(named));
    return relocate(own);
  }

  #keep(name: string, schema: JsonSchema): void {
    const other = this.#named.get(name);
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(schema))
      throw new Error(`two schemas have the name ${name}; give one of them another, in its meta({ id })`);
    this.#named.set(name, schema);
  }

  /** Parameters, one for each field. Those of a query are numbers where their schema makes numbers of them. */
  toParameters(place: ParameterObject['in'], fields: ZodObject | undefined): readonly ParameterObject[] {
    if (fields === undefined) return [];
    const { properties = {} } = this.toJsonSchema(fields, place === 'query' ? 'output' : 'input');
    const { required = [] } = this.toJsonSchema(fields);
    return Object.entries(properties as Record<string, JsonSchema>).map(([name, { description, ...schema }]) => ({
      name: place === 'header' ? capitalize(name) : name,
      in: place,
      required: (required as readonly string[]).includes(name),
      ...(description !== undefined && { description: description as string }),
      schema,
    }));
  }
}

/** What says something of our types, or nothing at all. */
function omitNoise(schema: z.core.JSONSchema.BaseSchema): void {
  delete schema.readOnly;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
}

function relocate(schema: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(schema).replaceAll(DEFS, COMPONENTS)) as JsonSchema;
}

/** `if-match` as people write it: `If-Match`. */
function capitalize(header: string): string {
  return header.replaceAll(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase());
}
