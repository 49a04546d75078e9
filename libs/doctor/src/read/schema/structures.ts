import { asMap, type FieldFault, type FieldType, locateFaults, unread, type ValueOf } from './field-type';
import { UnreadField } from './unread-field';

type Fields = Readonly<Record<string, FieldType<unknown>>>;
/** The fields of both, as one type that reads well in messages of the compiler. */
type ObjectOf<O extends Fields, R extends Fields> = Flat<
  { readonly [K in keyof O]?: ValueOf<O[K]> } & { readonly [K in keyof R]: ValueOf<R[K]> }
>;
type Flat<T> = { [K in keyof T]: T[K] };

/** A map with fields that are known: any of them may be missing, but those that are required. */
export function object<O extends Fields, R extends Fields = Record<never, never>>(optional: O, required?: R): FieldType<ObjectOf<O, R>> {
  const fields = Object.entries({ ...optional, ...required }).map(([key, type]) => ({
    key,
    type,
    isRequired: required !== undefined && Object.hasOwn(required, key),
  }));
  return {
    zero: {},
    read(value, faults) {
      const source = asMap(value, faults);
      const result: Record<string, unknown> = {};
      fields.forEach(({ key, type, isRequired }) => {
        const field = findField(source, key, type);
        if (field !== undefined || isRequired) readInto(result, key, type, field, writeField, faults);
      });
      return result as ObjectOf<O, R>;
    },
  };
}

function findField(source: Readonly<Record<string, unknown>>, key: string, { zero, isZeroMissing }: FieldType<unknown>): unknown {
  const value = Object.hasOwn(source, key) ? source[key] : undefined;
  return value === null || (isZeroMissing && value === zero) ? undefined : value;
}

/** A map with keys of any name. */
export function map<T>(type: FieldType<T>, keys?: FieldType<string>): FieldType<Readonly<Record<string, T>>> {
  return {
    zero: {},
    read(value, faults) {
      // Without a prototype no name of a key means anything but the key.
      const result = Object.create(null) as Record<string, T>;
      for (const [key, item] of Object.entries(asMap(value, faults))) {
        readInto(result, key, keys ? keyed(type, keys, key) : type, item ?? type.zero, writeKey, faults);
      }
      return result;
    },
  };
}

/** A list. */
export function list<T>(type: FieldType<T>): FieldType<readonly T[]> {
  return {
    zero: [],
    read(value, faults) {
      if (!Array.isArray(value)) throw unread(faults, 'a list', value);
      const result: T[] = [];
      // Not `forEach`, which passes over the holes that a list may have.
      for (const [index, item] of (value as unknown[]).entries()) readInto(result, index, type, item ?? type.zero, writeIndex, faults);
      return result;
    },
  };
}

/** A value that counts only where its key is right too. */
function keyed<T>(type: FieldType<T>, keys: FieldType<string>, key: string): FieldType<T> {
  return {
    zero: type.zero,
    read(value, faults) {
      keys.read(key, faults);
      return type.read(value, faults);
    },
  };
}

const writeField = (key: string): string => `.${key}`;
const writeKey = (key: string): string => `[${JSON.stringify(key)}]`;
const writeIndex = (index: number): string => `[${index}]`;

/** Sets a part of a result. One that cannot be read throws when somebody asks for it. */
function readInto<K extends string | number, T>(
  result: Record<K, T>,
  key: K,
  type: FieldType<T>,
  value: unknown,
  write: (key: K) => string,
  faults: FieldFault[],
): void {
  const before = faults.length;
  try {
    result[key] = type.read(value, faults);
  } catch (error) {
    if (!(error instanceof UnreadField)) throw error;
    Object.defineProperty(result, key, { get: () => throwAgain(error), enumerable: true, configurable: true });
  }
  if (faults.length > before) locateFaults(faults, before, write(key));
}

function throwAgain(error: UnreadField): never {
  throw error;
}
