import { UnreadField, unlessUnread } from './unread-field';

/** Something that is not as Kubernetes reads it. */
export interface FieldFault {
  /** Below what was read: `.spec.containers[0].name`. */
  readonly path: string;
  /** What belongs there: `a whole number`. */
  readonly expected: string;
  /** What is there: `a list`, `"{{n}}"`. Where it may be something that nobody should see, only its type. */
  readonly found: string;
  /** Whether quotes are all that is missing. */
  readonly isUnquoted?: boolean;
}

/**
 * How values of a field are read, the way the API server does: unknown fields are passed over, and null is the same as missing.
 * A type is written down once, as a table of fields; TypeScript's type follows from it ({@link ValueOf}).
 */
export interface FieldType<T> {
  /** What null stands for where it cannot be missing: as an item of a list or a value of a map (Go's zero value). */
  readonly zero: unknown;
  /** Whether the zero value means the same as a missing one: Go's fields that are no pointers get their defaults then too. */
  readonly isZeroMissing?: true;
  /**
   * @param faults where what cannot be read is put
   * @throws UnreadField when all of the value cannot be read; of an object, a list or a map only the parts throw, when asked for
   */
  read(value: unknown, faults: FieldFault[]): T;
}

/** What a type reads. */
export type ValueOf<F> = F extends FieldType<infer T> ? T : never;

/**
 * A value of one piece.
 *
 * @param tell what a fault says of another value: free text may be a credential
 */
export function scalar<T>(
  expected: string,
  zero: unknown,
  accepts: (value: unknown) => boolean,
  tell: (value: unknown) => string = describe,
): FieldType<T> {
  return {
    zero,
    read(value, faults) {
      if (accepts(value)) return value as T;
      const isUnquoted = zero === '' && ['number', 'boolean'].includes(typeof value) && accepts(String(value));
      faults.push({ path: '', expected, found: tell(value), isUnquoted });
      throw new UnreadField();
    },
  };
}

/** The same, of which the zero value stands for a missing one. */
export function orMissing<T>(type: FieldType<T>): FieldType<T> {
  return { ...type, isZeroMissing: true };
}

/** The same values, of which only some are accepted: a fault of others is that of one of their fields. */
export function refine<T extends object>(
  type: FieldType<T>,
  field: keyof T & string,
  expected: string,
  accepts: (value: T) => boolean,
): FieldType<T> {
  return {
    zero: type.zero,
    read(value, faults) {
      const read = type.read(value, faults);
      if (accepts(read)) return read;
      throw readPart(
        () => `.${field}`,
        faults,
        () => unread(faults, expected, read[field]),
      );
    },
  };
}

/** The same, of which all or nothing can be read. */
export function whole<T>(type: FieldType<T>): FieldType<T> {
  return {
    ...type,
    read(value, faults) {
      const before = faults.length;
      const read = type.read(value, faults);
      if (faults.length > before) throw new UnreadField();
      return read;
    },
  };
}

/** Whether a value is one of a type. */
export function isOf<T>(type: FieldType<T>, value: unknown): boolean {
  const faults: FieldFault[] = [];
  unlessUnread(() => type.read(value, faults));
  return faults.length === 0;
}

/** Notes a fault; throw what it returns. */
export function unread(faults: FieldFault[], expected: string, value: unknown): UnreadField {
  faults.push({ path: '', expected, found: describeType(value) });
  return new UnreadField();
}

/** Reads a part, and says of its faults where it is. */
export function readPart<T>(path: () => string, faults: FieldFault[], read: () => T): T {
  const before = faults.length;
  try {
    return read();
  } finally {
    if (faults.length > before) locateFaults(faults, before, path());
  }
}

/** Says of faults, from one of them on, where the part is that they are in. */
export function locateFaults(faults: FieldFault[], first: number, path: string): void {
  for (let index = first; index < faults.length; index += 1) {
    const fault = faults[index] as FieldFault;
    faults[index] = { ...fault, path: path + fault.path };
  }
}

/** A value as a map of which nothing is known. */
export function asMap(value: unknown, faults: FieldFault[]): Readonly<Record<string, unknown>> {
  if (!isMap(value)) throw unread(faults, 'a map', value);
  return value;
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

const SHOWN = 60;

/** A value of one piece as it is written, not all of a long text; of others the type. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value);
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : describeType(value);
}

/** The type alone. */
export function describeType(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return { string: 'text', number: 'a number', boolean: 'a boolean' }[typeof value as string] ?? 'a map';
}
