import type { JsonSchema } from '@fairlead/contracts/api-gateway/http';
import fc, { type Arbitrary } from 'fast-check';
import type { Api } from './api';
import { validValues } from './valid-values';

/** Values that are wrong for one reason. */
export interface Fault<Value> {
  /** The reason. */
  readonly fault: string;
  readonly values: Arbitrary<Value>;
}

/** Texts that most patterns refuse. */
const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  '\u200b',
  '\u202egnp.exe',
  'a\nb',
  'a,b',
  '"',
  '"a',
  'a b',
  '-1',
  '+1',
  '1.5',
  '1e1',
  '0x10',
  '١',
  '@',
  'a@',
  'x',
];

/** Enough for every text whose length only its pattern limits. */
const LONG = 1_000;

/**
 * Values that a schema of a request does not take, by reason; none where it takes all.
 *
 * @param isText as in a header, where a number is its digits
 */
export function faultyValues(api: Api, given: JsonSchema, isText = false): readonly Fault<unknown>[] {
  const schema = api.resolve<JsonSchema>(given);
  const validate = api.validator(schema);
  const constants = [
    { fault: 'is odd', values: ODD_TEXTS },
    { fault: 'is too long', values: [tooLong(schema)] },
    { fault: 'is out of range', values: outOfRange(schema) },
    { fault: 'is of another type', values: isText ? [] : [null, true, 7, [], {}] },
  ];
  return [
    ...constants
      .map(({ fault, values }) => ({
        fault,
        wrong: values.filter((value) => validate(isText ? readText(schema, value) : value) !== undefined),
      }))
      .filter(({ wrong }) => wrong.length > 0)
      .map(({ fault, wrong }) => ({ fault, values: fc.constantFrom<unknown[]>(...wrong) })),
    ...(isText ? [] : faultyObjects(api, schema)),
  ];
}

/** What a text of the query or a header stands for. */
export function readText({ type }: JsonSchema, text: unknown): unknown {
  return type === 'integer' && /^-?\d+$/.test(String(text)) ? Number(text) : text;
}

/** By one character, where that is known. None of it is trimmed away. */
function tooLong({ maxLength = LONG }: JsonSchema): string {
  return 'x'.repeat(Number(maxLength) + 1);
}

function outOfRange({ type, minimum, maximum }: JsonSchema): readonly unknown[] {
  return type === 'integer' ? [Number(minimum) - 1, Number(maximum) + 1].filter(Number.isFinite) : [];
}

/** Objects that lack a field, and those in which one field is wrong. */
function faultyObjects(api: Api, schema: JsonSchema): readonly Fault<unknown>[] {
  const { properties, required = [] } = schema as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  if (properties === undefined) return [];
  const whole = validValues(api, schema) as Arbitrary<Record<string, unknown>>;
  return [
    ...required.map((name) => ({ fault: `has no ${name}`, values: whole.map((object) => without(object, name)) })),
    ...Object.entries(properties).flatMap(([name, field]) =>
      faultyValues(api, field).map(({ fault, values }) => ({
        fault: `has a ${name} that ${fault}`,
        values: fc.tuple(whole, values).map(([object, value]) => ({ ...object, [name]: value })),
      })),
    ),
  ];
}

function without(object: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}
