import type { Manifest } from '../read/manifest';
import { type FieldChange, isEqual, listChanges, valueAt } from './field-change';

/**
 * What the API server lets nobody change of a kind. Paths have `[]` for any item of a list.
 *
 * @internal
 */
export interface FieldRules {
  /** Fields at or below which nothing may change. */
  readonly immutable: readonly string[];
  /** Fields below those that may change all the same. */
  readonly mutable?: readonly string[];
  /** What the API server writes into fields that say nothing: saying the same is no change. */
  readonly defaults?: Readonly<Record<string, unknown>>;
  /** Whether it takes a change for what the objects say elsewhere, or for its direction. */
  readonly accepts?: AcceptsChange;
}

/** Whether the API server takes a change of an object. */
export type AcceptsChange = (change: FieldChange, before: Manifest, after: Manifest) => boolean;

/** The changes that the API server refuses. */
export function findForbidden(rules: FieldRules, before: Manifest, after: Manifest): readonly FieldChange[] {
  const { immutable, mutable = [], defaults = {}, accepts = () => false } = rules;
  const isMutable = ({ field }: FieldChange) => mutable.some((path) => isAtOrBelow(toPattern(field), path));
  const isDefault = (change: FieldChange) => {
    const standard = defaults[toPattern(change.field)];
    return isEqual(change.field, change.before ?? standard, change.after ?? standard);
  };
  return immutable
    .flatMap((field) => listChanges(valueAt(before, field), valueAt(after, field), field))
    .filter((change) => !isMutable(change) && !isDefault(change) && !accepts(change, before, after));
}

function isAtOrBelow(pattern: string, path: string): boolean {
  return pattern === path || pattern.startsWith(`${path}.`) || pattern.startsWith(`${path}[`);
}

function toPattern(field: string): string {
  return field.replaceAll(/\[\d+\]/g, '[]');
}
