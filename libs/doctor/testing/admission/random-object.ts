import fc from 'fast-check';
import { SCALAR_TYPES } from '../../src/rules/rejected/schema/scalar-types';
import type { SchemaType } from '../../src/rules/rejected/schema/schema-type';

/** Used by tests only: objects that a schema takes, whatever they mean. */

const EXAMPLES = new Map<SchemaType, readonly unknown[]>([
  [SCALAR_TYPES.any, [{}]],
  [SCALAR_TYPES.boolean, [true, false]],
  [SCALAR_TYPES.bytes, ['', 'eA==', 'eHl6']],
  [SCALAR_TYPES.int32, [0, 1, 8080]],
  [SCALAR_TYPES.int64, [0, 1, 3_000_000_000]],
  [SCALAR_TYPES['int-or-string'], [1, '50%', 'http']],
  [SCALAR_TYPES['micro-time'], ['2026-01-31T12:00:00.000000Z']],
  [SCALAR_TYPES.number, [0.5, 1]],
  [SCALAR_TYPES.quantity, ['1', '250m', '1Gi', 1]],
  [SCALAR_TYPES.string, ['', 'x', 'a b']],
  [SCALAR_TYPES.time, ['2026-01-31T12:00:00Z']],
]);

/** Anything in the table, and yet of a type of their own. */
const WRITTEN_BY_CLUSTERS = ['managedFields', 'status'];

/** Fields of a map that are filled in, beside those that are required. */
const MOST_FIELDS = 4;

/**
 * @param isWhole whether what is required is there
 */
export function objectOf(type: SchemaType, isWhole: boolean, depth = 7): fc.Arbitrary<unknown> {
  const { fields, items, values, words } = type;
  if (words) return fc.constantFrom(...words);
  if (items) return depth === 0 ? fc.constant([]) : fc.array(objectOf(items, isWhole, depth - 1), { maxLength: 2 });
  if (values) return fc.dictionary(fc.constantFrom('x', 'y'), objectOf(values, isWhole, depth - 1), { maxKeys: 2, noNullPrototype: true });
  if (!fields) return fc.constantFrom(...(EXAMPLES.get(type) ?? []));
  const required = isWhole ? fields.required : [];
  const names = fields.names.filter((name) => !WRITTEN_BY_CLUSTERS.includes(name));
  const chosen = depth === 0 ? fc.constant([]) : fc.subarray(names, { maxLength: Math.min(MOST_FIELDS, names.length) });
  return chosen.chain((optional) =>
    fc.record(
      Object.fromEntries(
        [...new Set([...required, ...optional])].map((name) => [name, objectOf(fields.find(name) ?? SCALAR_TYPES.any, isWhole, depth - 1)]),
      ),
    ),
  );
}
