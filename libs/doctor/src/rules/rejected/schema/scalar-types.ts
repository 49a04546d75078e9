import { findQuantity } from '../../../read/quantities/quantity';
import { isMap } from '../../../read/schema/field-type';
import type { SchemaType } from './schema-type';

const INT32 = { least: -(2 ** 31), most: 2 ** 31 - 1 };
const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;
const BASE64 = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

const isText = (value: unknown) => typeof value === 'string';
const isWhole = (value: unknown) => Number.isInteger(value);

/** Values of one piece, by the names that the table has for them; `any` is what is not judged. */
export const SCALAR_TYPES = {
  any: { expected: 'anything', accepts: () => true },
  boolean: { expected: 'true or false', accepts: (value) => typeof value === 'boolean' },
  // Go takes a list of numbers for bytes as well.
  bytes: {
    expected: 'text in base64',
    accepts: (value) =>
      (Array.isArray(value) && value.every((item) => item === null || isWhole(item))) ||
      (typeof value === 'string' && BASE64.test(value.replaceAll(/[\r\n]/g, ''))),
  },
  int32: {
    expected: 'a whole number of 32 bits',
    accepts: (value) => isWhole(value) && Number(value) >= INT32.least && Number(value) <= INT32.most,
  },
  int64: { expected: 'a whole number', accepts: isWhole },
  'int-or-string': { expected: 'a whole number or text', accepts: (value) => isText(value) || isWhole(value) },
  'micro-time': {
    expected: 'a time with six digits of a second, such as 2026-01-31T12:00:00.000000Z',
    accepts: (value) => typeof value === 'string' && RFC_3339.test(value) && /:\d\d\.\d{6}\D/.test(value),
  },
  number: { expected: 'a number', accepts: (value) => typeof value === 'number' },
  quantity: { expected: 'a quantity, such as 250m or 1Gi', accepts: (value) => findQuantity(value) !== undefined },
  string: { expected: 'text', accepts: isText },
  time: { expected: 'a time, such as 2026-01-31T12:00:00Z', accepts: (value) => typeof value === 'string' && RFC_3339.test(value) },
} as const satisfies Readonly<Record<string, SchemaType>>;

/** Any map. */
export const MAP: SchemaType = { expected: 'a map', accepts: isMap };

/** Any list. */
export const LIST: SchemaType = { expected: 'a list', accepts: Array.isArray };
