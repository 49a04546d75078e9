import { type FieldChange, findRefused, findWayOut, type Finding, formatReference, nameKind, type RefusedObject } from 'fairlead/doctor';
import type { SourceObject } from '../read/source';
import { Redactor } from '../secrets/redactor';
import { IMMUTABLE_FIELD_CHANGED } from './rules';

/** Changes that are told of one object. */
const MOST_CHANGES = 3;

/** Longer values say less than the name of their field. */
const MOST_CHARACTERS = 60;

/** What an apply of new versions of objects over the old ones is refused for, an error for each object. */
export function findImmutableChanges(before: readonly SourceObject[], after: readonly SourceObject[]): readonly Finding[] {
  const [old, current] = [before, after].map((objects) => objects.map(({ object }) => object).filter(({ metadata }) => metadata?.name));
  const refused = findRefused(old ?? [], current ?? []);
  if (refused.length === 0) return [];
  const redactor = new Redactor([...(old ?? []), ...(current ?? [])]);
  return refused.map((each) => toFinding(each, (text) => redactor.redact(text)));
}

function toFinding(refused: RefusedObject, redact: (text: string) => string): Finding {
  const { object, changes } = refused;
  const { apiVersion = '', kind = '', metadata } = object;
  const resource = {
    kind: nameKind(apiVersion, kind),
    ...(metadata?.namespace !== undefined && { namespace: metadata.namespace }),
    name: metadata?.name ?? '',
  };
  const told = changes.slice(0, MOST_CHANGES).map((change) => redact(describeChange(change, kind)));
  const more = changes.length - told.length;
  return {
    id: IMMUTABLE_FIELD_CHANGED,
    severity: 'error',
    certainty: isTransient(refused) ? 'likely' : 'proven',
    resource,
    ...(changes[0] && { path: changes[0].field }),
    what: `${formatReference(resource)} changes ${told.join(', ')}${more > 0 ? ` and ${more} more` : ''}, which no apply can`,
    why: 'the API server refuses the object: once it is there, nobody can change these fields',
    fix: `leave it as it was, or make it anew: ${describeWayOut(refused)}`,
    evidence: [],
  };
}

/** A Job that is deleted once it is finished may be gone when the new one comes. */
function isTransient({ kind, object }: RefusedObject): boolean {
  return kind === 'Job.batch' && (object.spec as { readonly ttlSecondsAfterFinished?: unknown }).ttlSecondsAfterFinished !== undefined;
}

/** Of what may be records, no more than its place is told. */
function describeChange({ field, before, after }: FieldChange, kind: string): string {
  const [old, now] = [describeValue(before), describeValue(after)];
  const isShown = kind !== 'Secret' && kind !== 'ConfigMap' && old !== undefined && now !== undefined;
  return isShown ? `${field} from ${old} to ${now}` : field;
}

function describeValue(value: unknown): string | undefined {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'object' ? '' : JSON.stringify(value);
  return text === '' || text.length > MOST_CHARACTERS ? undefined : text;
}

function describeWayOut(refused: RefusedObject): string {
  const { beforeApply, afterApply, effect } = findWayOut(refused);
  const shown = beforeApply.length > MOST_CHANGES ? [...beforeApply.slice(0, 1), '…', ...beforeApply.slice(-1)] : beforeApply;
  return `${[...shown, 'apply it', ...afterApply].join('; ')} (${effect})`;
}
