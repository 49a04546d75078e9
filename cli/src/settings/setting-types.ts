import { choice, type Kind } from '@fairlead/command-line';
import { findNearestWord } from 'fairlead/contract';

/** Reads what a setting says; throws a {@link SettingFault} where it cannot. */
export type SettingType<Value> = (value: unknown, path: string) => Value;

/** What is wrong with a setting, and the field that says it: `workloadKinds[0].template`. */
export class SettingFault extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/** Text, as an option of the command line takes it. */
export function textOf<Value>(kind: Kind<Value>, wanted: string): SettingType<Value> {
  return (value, path) => {
    if (typeof value !== 'string') throw new SettingFault(path, `${path} must be ${wanted}`);
    return orFault(path, () => kind(value, path));
  };
}

/** One of some words; of one that is none, the word that is most like it is told. */
export function wordOf<Word extends string>(words: readonly Word[]): SettingType<Word> {
  const read: Kind<Word> = (given, path) => {
    const nearest = words.some((word) => word === given) ? undefined : findNearestWord(given, words);
    if (nearest !== undefined) throw new Error(`${path} is ${given}; did you mean ${nearest}?`);
    return choice(words)(given, path);
  };
  return textOf(read, `one of ${words.join(', ')}`);
}

export const flagOf: SettingType<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new SettingFault(path, `${path} must be true or false`);
  return value;
};

export function listOf<Value>(type: SettingType<Value>, wanted: string): SettingType<readonly Value[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw new SettingFault(path, `${path} must be a list of ${wanted}`);
    return value.map((item: unknown, index) => type(item, `${path}[${index}]`));
  };
}

/** Fields by their names. What is missing stays so. */
export type Fields<T> = { readonly [Name in keyof T]-?: SettingType<NonNullable<T[Name]>> };

/** A map of nothing but certain fields. */
export function mapOf<T extends object>(fields: Fields<T>, wanted: string): SettingType<Partial<T>> {
  const names = Object.keys(fields);
  return (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SettingFault(path, `${wanted} must be a map`);
    const entries = Object.entries(value as Readonly<Record<string, unknown>>).map(([name, field]) => {
      const at = path === '' ? name : `${path}.${name}`;
      if (!Object.hasOwn(fields, name)) throw new SettingFault(at, `there is no setting ${name}; ${suggest(name, names)}`);
      return [name, fields[name as keyof T](field, at)] as const;
    });
    return Object.fromEntries(entries) as Partial<T>;
  };
}

function suggest(name: string, names: readonly string[]): string {
  const nearest = findNearestWord(name, names);
  return nearest === undefined ? `there are ${names.join(', ')}` : `did you mean ${nearest}?`;
}

function orFault<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new SettingFault(path, (error as Error).message);
  }
}
