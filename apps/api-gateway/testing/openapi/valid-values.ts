import type { JsonSchema } from '@fairlead/contracts/api-gateway/http';
import fc, { type Arbitrary } from 'fast-check';
import type { Api } from './api';

/** What no schema of the document knows, and every object of a request may have. */
const UNKNOWN_FIELD = 'not_in_the_document';

/** International domains, in both of their forms. */
const DOMAINS = ['bücher.example', '例え.テスト', 'xn--bcher-kva.example', 'EXAMPLE.ORG'];

/**
 * Values that a schema of a request takes.
 *
 * @throws Error for a schema that it cannot make values for
 */
export function validValues(api: Api, given: JsonSchema): Arbitrary<unknown> {
  const schema = api.resolve<JsonSchema>(given);
  const validate = api.validator(schema);
  return plausibleValues(api, schema).filter((value) => validate(value) === undefined);
}

function plausibleValues(api: Api, schema: JsonSchema): Arbitrary<unknown> {
  const {
    type,
    minimum,
    maximum,
    examples = [],
  } = schema as {
    readonly type?: string;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly examples?: readonly unknown[];
  };
  if (type === 'object') return objects(api, schema);
  if (type === 'integer')
    return fc.integer({ ...(minimum !== undefined && { min: minimum }), ...(maximum !== undefined && { max: maximum }) });
  if (type !== 'string') throw new Error(`nobody has said how to make values for ${JSON.stringify(schema)}; see ${__filename}`);
  return examples.length === 0 ? texts(schema) : fc.oneof({ weight: 9, arbitrary: texts(schema) }, fc.constantFrom(...examples));
}

function texts(schema: JsonSchema): Arbitrary<string> {
  const { format, pattern, minLength, maxLength } = schema as {
    readonly format?: string;
    readonly pattern?: string;
    readonly minLength?: number;
    readonly maxLength?: number;
  };
  if (format === 'uuid') return fc.tuple(fc.uuid(), fc.boolean()).map(([id, isUpper]) => (isUpper ? id.toUpperCase() : id));
  if (format === 'idn-email') return emails();
  // fast-check makes no texts for patterns that look ahead, or that know Unicode.
  if (pattern !== undefined && !/\(\?[=!]|\\p/.test(pattern)) return fc.stringMatching(new RegExp(pattern));
  if (pattern === undefined) return fc.string({ unit: 'grapheme-ascii' });
  // Each of these is one code point, as JSON Schema counts.
  return fc.string({
    unit: 'grapheme-composite',
    size: 'max',
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
  });
}

function emails(): Arbitrary<string> {
  const international = fc
    .tuple(fc.emailAddress(), fc.constantFrom(...DOMAINS))
    .map(([email, domain]) => email.replace(/@.*/, `@${domain}`));
  return fc.oneof({ weight: 3, arbitrary: fc.emailAddress() }, international);
}

function objects(api: Api, schema: JsonSchema): Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  const fields = Object.entries(properties).map(([name, field]) => [name, validValues(api, field)] as const);
  const unknown = 'additionalProperties' in schema ? [] : [[UNKNOWN_FIELD, fc.jsonValue()] as const];
  return fc.record(Object.fromEntries<Arbitrary<unknown>>([...fields, ...unknown]), { requiredKeys: [...required] });
}
