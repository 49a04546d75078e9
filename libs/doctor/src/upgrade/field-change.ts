import { findQuantity } from '../read/quantities/quantity';

const QUANTITY = /\.(requests|limits|capacity)\./;

/**
 * A field of an object that is another in what would be applied. Undefined is not there.
 *
 * @internal
 */
export interface FieldChange {
  /** `spec.volumeClaimTemplates[0].spec.resources.requests.storage`. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What an object says at a path of plain fields, `spec.selector`.
 *
 * @internal
 */
export function valueAt(object: unknown, path: string): unknown {
  return path.split('.').reduce((value, key) => (isRecord(value) ? value[key] : undefined), object);
}

/**
 * Values that differ, as deep as both are objects or one is not there, and in lists of one length.
 *
 * @internal
 */
export function listChanges(before: unknown, after: unknown, field: string): readonly FieldChange[] {
  if (isEqual(field, before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((item: unknown, index) => listChanges(item, after[index], `${field}[${index}]`));
  if (!isRecord(before ?? after) || !isRecord(after ?? before)) return [{ field, before, after }];

  const [old, now] = [before ?? {}, after ?? {}] as Readonly<Record<string, unknown>>[];
  const keys = [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])].sort();
  return keys.length === 0 ? [{ field, before, after }] : keys.flatMap((key) => listChanges(old?.[key], now?.[key], `${field}.${key}`));
}

/** Quantities are compared by what they come to, as the API server does it. */
export function isEqual(field: string, before: unknown, after: unknown): boolean {
  const [old, now] = QUANTITY.test(field) ? [before, after].map(findQuantity) : [];
  return old === undefined || now === undefined ? JSON.stringify(before) === JSON.stringify(after) : old === now;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
