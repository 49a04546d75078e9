import type { Platform } from '../src';
import { ENVIRONMENTS, NAMES } from './environments';
import type { Subject } from './subjects';

/** A row of the document: an object that a line creates, or a field of another that it changes. */
export interface Row {
  readonly kind: string;
  /** With placeholders: `allow-<caller>-to-<callee>`. */
  readonly name: string;
  /** Of an object that is there without the line: `spec.template.spec.initContainers`. */
  readonly field?: string;
  /** `dev`, `prod` or both. */
  readonly environments: readonly string[];
}

interface Rendered {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: { readonly volumeClaimTemplates?: readonly { readonly metadata: { readonly name: string } }[] };
}

/** What a line creates and changes, in either environment, in apply order. */
export function listCreated({ before, after }: Subject): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const [environment, create] of Object.entries(ENVIRONMENTS)) {
    const old = before ? render(before(create)) : new Map<string, Rendered>();
    for (const row of findNew(old, render(after(create)))) {
      const key = `${row.kind} ${row.name} ${row.field ?? ''}`;
      rows.set(key, { ...row, environments: [...(rows.get(key)?.environments ?? []), environment] });
    }
  }
  // Created objects before changed fields, each in apply order.
  return [...rows.values()].sort((a, b) => Number(a.field !== undefined) - Number(b.field !== undefined));
}

/** Objects by kind and name. The platform's own `toJson` refuses one whose contracts are not kept yet. */
function render(platform: Platform): Map<string, Rendered> {
  const objects = [...platform.ownObjects(), ...platform.components.flatMap((component) => platform.objectsOf(component))] as Rendered[];
  return new Map([...objects, ...objects.flatMap(listClaims)].map((object) => [`${object.kind} ${object.metadata.name}`, object]));
}

/** The claims that a StatefulSet's controller makes, which are objects of the namespace too. */
function listClaims({ kind, metadata, spec }: Rendered): Rendered[] {
  if (kind !== 'StatefulSet') return [];
  return (spec?.volumeClaimTemplates ?? []).map((claim) => ({
    kind: 'PersistentVolumeClaim',
    metadata: { name: `${claim.metadata.name}-${metadata.name}-0` },
  }));
}

function findNew(before: ReadonlyMap<string, Rendered>, after: ReadonlyMap<string, Rendered>): Omit<Row, 'environments'>[] {
  return [...after].flatMap(([key, object]) => {
    const { kind } = object;
    const name = toPattern(object.metadata.name);
    const old = before.get(key);
    return old ? findChanges(old, object).map((field) => ({ kind, name, field: toPattern(field) })) : [{ kind, name }];
  });
}

/** Paths of the fields that differ, as deep as both objects have them. */
function findChanges(before: unknown, after: unknown, path = ''): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (!isParent(before) || !isParent(after) || (Array.isArray(after) && Object.keys(before).length !== after.length)) return [path];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) =>
    findChanges(before[key], after[key], Array.isArray(after) ? `${path}[${key}]` : path ? `${path}.${key}` : key),
  );
}

function isParent(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** `allow-caller-to-callee` becomes `allow-<caller>-to-<callee>`, `CALLEE_URL` `<CALLEE>_URL`. */
function toPattern(text: string): string {
  const names = NAMES.flatMap((name) => [name, name.toUpperCase()]).join('|');
  return text
    .replace(/^(platform)-(dev|prod)$/, '<platform>-<environment>')
    .replace(new RegExp(`(?<![A-Za-z<])(${names})(?![A-Za-z>])`, 'g'), '<$1>')
    .replace(/^<task>-(1|dev-[0-9a-f]{8})$/, '<task>-<tag>');
}
