import { findNearestWord } from 'fairlead/contract';
import { isMap } from '../../../read/schema/field-type';
import { findSlip } from '../find-slip';
import { type Ancestor, joinPath, type SchemaFault } from '../schema/find-schema-faults';
import { SCALAR_TYPES } from '../schema/scalar-types';
import type { SchemaType } from '../schema/schema-type';

/** How far below a place a field of its name is looked for. */
const DEEPEST = 5;

/** Places that are told of many. */
const ALTERNATIVES = 3;

/** As many names are listed; more would tell nothing. */
const SHOWN = 12;

/** Fields of earlier versions of a kind, and what says the same now. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['serviceName', 'service.name'],
  ['servicePort', 'service.port.number'],
]);

/** What was meant by a field that is not known. */
export interface FieldSuggestion {
  readonly advice: string;
  /** Where the field belongs, as far as that is certain enough; several places may take it. */
  readonly paths: readonly string[];
  /** The name that was meant, where it is a slip. */
  readonly slip?: string;
}

/** Finds a name that is almost the same, or the place where a field of the name is. */
export function suggestField(fault: SchemaFault): FieldSuggestion {
  const { name, ancestors } = fault;
  const [holder] = ancestors;
  const fields = holder?.type.fields;
  if (!holder || !fields) return { advice: 'leave it out', paths: [] };
  const release = fields.findRelease?.(name);
  if (release !== undefined) return { advice: `leave it out: it is there ${release}`, paths: [] };
  const names = fields.names.filter((known) => !Object.hasOwn(holder.value, known));
  const slip = findSlip(name, names);
  if (slip !== undefined) return { advice: `write ${slip}`, paths: [joinPath(holder.path, slip)], slip };
  const paths = findPlaces(fault, holder);
  if (paths.length > 0) return { advice: `write it as ${paths.join(' or ')}`, paths };
  const nearest = findNearestWord(name, names);
  if (nearest !== undefined) return { advice: `write ${nearest}, or leave it out`, paths: [] };
  const isShort = names.length > 0 && names.length <= SHOWN;
  return { advice: isShort ? `leave it out, or write one of ${names.join(', ')}` : 'leave it out', paths: [] };
}

function findPlaces(fault: SchemaFault, holder: Ancestor): readonly string[] {
  const renamed = RENAMED.get(fault.name);
  if (renamed !== undefined && holder.type.fields?.find('service')) return [`${holder.path}.${renamed}`];
  const above = findAbove(fault);
  if (above !== undefined) return [above];
  if (holder.type.fields?.find('matchLabels')) return [joinPath(`${holder.path}.matchLabels`, fault.name)];
  const amounts = findAmounts(fault, holder);
  return amounts.length > 0 ? amounts : findBelow(fault, holder);
}

/** Maps of amounts that a name may be a key of, where there are several, as `limits` and `requests`. */
function findAmounts({ name, value }: SchemaFault, { type: { fields }, path }: Ancestor): readonly string[] {
  const maps = fields?.names.filter((known) => fields.find(known)?.values === SCALAR_TYPES.quantity) ?? [];
  return maps.length > 1 && SCALAR_TYPES.quantity.accepts(value) ? maps.map((map) => `${path}.${map}.${name}`) : [];
}

/** The nearest map around it that has a field of the name. */
function findAbove({ name, value, ancestors }: SchemaFault): string | undefined {
  const home = ancestors.find(({ type }) => mayHold(type.fields?.find(name), value));
  return home && joinPath(home.path, name);
}

interface Step {
  readonly type: SchemaType;
  readonly path: string;
  readonly value: unknown;
}

/** The least deep places below a map that have a field of the name: those that have most of what else is not known beside it. */
function findBelow({ name, value }: SchemaFault, holder: Ancestor): readonly string[] {
  const lost = Object.keys(holder.value).filter((key) => !holder.type.fields?.find(key));
  const known = ({ type }: Step) => lost.filter((key) => type.fields?.find(key)).length;
  const seen = new Set<SchemaType>();
  let level: readonly Step[] = [holder];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    const homes = level.filter(({ type }) => mayHold(type.fields?.find(name), value));
    const most = Math.max(...homes.map(known));
    if (homes.length > 0)
      return homes
        .filter((home) => known(home) === most)
        .slice(0, ALTERNATIVES)
        .map(({ path }) => joinPath(path, name));
    level = level.flatMap(stepInto).filter(({ type }) => !seen.has(type) && seen.add(type));
  }
  return [];
}

function stepInto({ type, path, value }: Step): readonly Step[] {
  const said = isMap(value) ? value : {};
  const names = [...(type.fields?.names ?? [])].sort((a, b) => Number(Object.hasOwn(said, b)) - Number(Object.hasOwn(said, a)));
  return names.flatMap((name) => {
    const part = type.fields?.find(name);
    const at = joinPath(path, name);
    if (part?.fields) return [{ type: part, path: at, value: said[name] }];
    return part?.items?.fields ? [{ type: part.items, path: `${at}[]`, value: undefined }] : [];
  });
}

function mayHold(type: SchemaType | undefined, value: unknown): boolean {
  return type !== undefined && (value === null || type.accepts(value));
}
