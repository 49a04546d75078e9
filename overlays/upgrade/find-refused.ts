import { formatReference, type Manifest } from 'fairlead/doctor';
import type { FieldChange } from './field-change';
import { findForbidden } from './field-rules';
import { findImmutableKind, IMMUTABLE_KINDS, type ImmutableKind, kindOf } from './immutable-kinds';

/** An object whose change the API server would refuse. */
export interface RefusedObject {
  readonly object: Manifest;
  readonly kind: ImmutableKind;
  readonly changes: readonly FieldChange[];
}

/**
 * The objects of which something changes that the API server lets nobody change, in the order in which they are rendered. New objects
 * and those that are gone change nothing.
 */
export function findRefused(before: readonly Manifest[], after: readonly Manifest[]): readonly RefusedObject[] {
  const byIdentity = new Map(before.map((object) => [identityOf(object), object]));
  return after.flatMap((object) => {
    const old = byIdentity.get(identityOf(object));
    const kind = findImmutableKind(object);
    const changes = old && kind ? findForbidden(IMMUTABLE_KINDS[kind], old, object) : [];
    return kind && changes.length > 0 ? [{ object, kind, changes }] : [];
  });
}

/** A version more or less is the same object. */
function identityOf(object: Manifest): string {
  const { name = '', namespace } = object.metadata ?? {};
  return formatReference({ kind: kindOf(object), name, ...(namespace !== undefined && { namespace }) });
}
