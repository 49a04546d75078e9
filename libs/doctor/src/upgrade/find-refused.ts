import { formatReference } from '../finding/resource-reference';
import type { Manifest } from '../read/manifest';
import { type FieldChange, valueAt } from './field-change';
import { findForbidden } from './field-rules';
import { findImmutableKind, IMMUTABLE_KINDS, type ImmutableKind, kindOf } from './immutable-kinds';

/**
 * An object whose change the API server would refuse.
 *
 * @internal
 */
export interface RefusedObject {
  readonly object: Manifest;
  readonly kind: ImmutableKind;
  readonly changes: readonly FieldChange[];
}

/**
 * The objects of which something changes that the API server lets nobody change, in their order. New objects, those that are gone and
 * those that a tool makes anew each time change nothing.
 *
 * @internal
 */
export function findRefused(before: readonly Manifest[], after: readonly Manifest[]): readonly RefusedObject[] {
  const byIdentity: ReadonlyMap<string, Manifest> = new Map(before.map((object) => [identityOf(object), object]));
  return after.flatMap((object) => {
    const old = byIdentity.get(identityOf(object));
    const kind = findImmutableKind(object);
    if (!old || !kind || isMadeAnew(object)) return [];
    const isOwn = ({ after: now }: FieldChange) => now !== undefined || !isAnswer(old);
    const changes = findForbidden(IMMUTABLE_KINDS[kind], old, object).filter(isOwn);
    return changes.length > 0 ? [{ object, kind, changes }] : [];
  });
}

/** Annotations of tools that delete an object before they apply it, with the values that say so. */
const RECREATE: Readonly<Record<string, RegExp>> = {
  'argocd.argoproj.io/hook': /./,
  'argocd.argoproj.io/sync-options': /(?:Replace|Force)=true/,
  'helm.sh/hook': /./,
  'kustomize.toolkit.fluxcd.io/force': /enabled|true/i,
};

function isMadeAnew({ metadata }: Manifest): boolean {
  const annotations = (valueAt(metadata, 'annotations') ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(RECREATE).some(([key, pattern]) => typeof annotations[key] === 'string' && pattern.test(annotations[key]));
}

/** What a cluster has answered says what it chose itself, which a manifest leaves out and does not change. */
function isAnswer({ metadata }: Manifest): boolean {
  return valueAt(metadata, 'uid') !== undefined;
}

/** A version more or less is the same object. */
function identityOf(object: Manifest): string {
  const { name = '', namespace } = object.metadata ?? {};
  return formatReference({ kind: kindOf(object), name, ...(namespace !== undefined && { namespace }) });
}
