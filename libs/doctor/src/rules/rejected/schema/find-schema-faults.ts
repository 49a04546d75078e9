import { isMap } from '../../../read/schema/field-type';
import type { SchemaType } from './schema-type';

/** A map on the way to a fault. */
export interface Ancestor {
  readonly type: SchemaType;
  readonly path: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** What a schema does not take. */
export interface SchemaFault {
  readonly problem: 'unknown' | 'type' | 'missing' | 'word';
  /** `spec.template.spec.containers[0].image`. */
  readonly path: string;
  /** The last field of the path, or the key in a map. */
  readonly name: string;
  readonly value: unknown;
  /** What belongs there. Of an unknown field, nothing does. */
  readonly type?: SchemaType;
  /** Maps that hold the place, the nearest first. */
  readonly ancestors: readonly Ancestor[];
}

/** A step from an object into its parts. Paths are written of it where there is a fault, and seldom there is one. */
interface Step {
  readonly from: Step | undefined;
  readonly key: string | number;
  /** What the step led out of. */
  readonly holder: unknown;
  readonly type: SchemaType;
  readonly depth: number;
}

/** YAML's anchors can make a map a part of itself. */
const DEEPEST = 60;

/** Everything in an object that its schema does not take. Null is the same as missing. */
export function findSchemaFaults(object: unknown, type: SchemaType): readonly SchemaFault[] {
  const faults: SchemaFault[] = [];
  judge(object, type, undefined, faults);
  return faults;
}

function judge(value: unknown, type: SchemaType, at: Step | undefined, faults: SchemaFault[]): void {
  if (value === null || value === undefined || (at?.depth ?? 0) > DEEPEST) return;
  if (!type.accepts(value)) faults.push(createFault('type', value, at, type));
  else if (type.words && !(type.words as readonly unknown[]).includes(value)) faults.push(createFault('word', value, at, type));
  else if (Array.isArray(value)) judgeItems(value, type, at, faults);
  else if (isMap(value)) judgeMap(value, type, at, faults);
}

function judgeItems(value: readonly unknown[], type: SchemaType, at: Step | undefined, faults: SchemaFault[]): void {
  const { items } = type;
  if (!items) return;
  value.forEach((item, index) => {
    if (!isTakenScalar(item, items)) judge(item, items, stepInto(index, value, type, at), faults);
  });
}

function judgeMap(value: Readonly<Record<string, unknown>>, type: SchemaType, at: Step | undefined, faults: SchemaFault[]): void {
  const { fields, values } = type;
  Object.keys(value).forEach((name) => {
    const partType = fields?.find(name) ?? values;
    if (partType && isTakenScalar(value[name], partType)) return;
    const step = stepInto(name, value, type, at);
    if (partType) judge(value[name], partType, step, faults);
    else if (fields && !fields.keepsUnknown) faults.push(createFault('unknown', value[name], step));
  });
  fields?.required.forEach((name) => {
    if ((value[name] ?? null) === null) faults.push(createFault('missing', undefined, stepInto(name, value, type, at), fields.find(name)));
  });
}

/** Most parts are: they need no step, for no fault is in them. */
function isTakenScalar(value: unknown, { words, accepts }: SchemaType): boolean {
  return typeof value !== 'object' && !words && accepts(value);
}

function stepInto(key: string | number, holder: unknown, type: SchemaType, from: Step | undefined): Step {
  return { from, key, holder, type, depth: (from?.depth ?? 0) + 1 };
}

function createFault(problem: SchemaFault['problem'], value: unknown, at: Step | undefined, type?: SchemaType): SchemaFault {
  const ancestors: Ancestor[] = [];
  for (let step = at; step; step = step.from)
    if (isMap(step.holder)) ancestors.push({ type: step.type, path: pathOf(step.from), value: step.holder });
  return { problem, path: pathOf(at), name: String(at?.key ?? ''), value, ...(type && { type }), ancestors };
}

function pathOf(step: Step | undefined): string {
  if (!step) return '';
  const { from, key, type } = step;
  if (typeof key === 'number') return `${pathOf(from)}[${key}]`;
  return type.fields ? joinPath(pathOf(from), key) : `${pathOf(from)}[${JSON.stringify(key)}]`;
}

/** Keys that are no plain words stand in quotes. */
export function joinPath(path: string, name: string): string {
  if (!/^[\w$-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
}
