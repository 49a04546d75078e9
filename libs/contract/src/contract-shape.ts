import type { Callee } from './contract';
import type { WorkloadInput } from './workload/workload-input';
import { isObject } from './props/known-props';
import { showGiven } from './props/show-given';

const OBJECTS = ['ports', 'probes', 'stores', 'writeShares', 'privileges', 'apis', 'capacity', 'objective', 'env', 'shutdown'] as const;
const LISTS = ['routes', 'calls'] as const;

/** What was written, without what has no fields to look at. */
export interface SoundInput<Input> {
  readonly input: Input;
  /** One line for each part that was left out. */
  readonly faults: readonly string[];
}

/** Leaves out each object and each list of a contract that is none, which plain JavaScript, or imports in a cycle, lets through. */
export function soundInput<Input extends WorkloadInput>(given: Input): SoundInput<Input> {
  const faults: string[] = [];
  const isSound = (at: string, value: unknown, good: boolean, wanted: string) => {
    if (!good) faults.push(`${at} is ${showGiven(value)}, which is no ${wanted}; give one, or leave it out`);
    return good;
  };
  const isSoundItem = (key: string, item: unknown, at: string) =>
    isSound(at, item, isObject(item), 'object') && (key !== 'calls' || isSound(at, item, isObject((item as Callee).ports), 'contract'));
  const parts: object = isSound('what was given', given, isObject(given), 'object') ? { ...given } : {};
  const entries = (Object.entries(parts) as [string, unknown][]).filter(([, value]) => value !== undefined);
  const sound = entries.filter(
    ([key, value]) =>
      isSound(key, value, !isOneOf(OBJECTS, key) || isObject(value), 'object') &&
      isSound(key, value, !isOneOf(LISTS, key) || Array.isArray(value), 'list'),
  );
  const input = Object.fromEntries(
    sound.map(([key, value]) => {
      if (isOneOf(LISTS, key)) return [key, (value as unknown[]).filter((item, index) => isSoundItem(key, item, `${key}[${index}]`))];
      if (key !== 'env') return [key, value];
      const variables = Object.entries(value as object) as [string, unknown][];
      return [key, Object.fromEntries(variables.filter(([name, facts]) => isSound(`env.${name}`, facts, isObject(facts), 'object')))];
    }),
  );
  return { input: input as unknown as Input, faults };
}

function isOneOf(words: readonly string[], word: string): boolean {
  return words.includes(word);
}
