import type { Kind } from './option';

/** Any text, as it is. An empty one is what a variable that is not set leaves behind, and nobody means it: `--context "$CONTEXT"`. */
export const text: Kind<string> = (given, option) => {
  if (given === '') throw new Error(`${option} is empty; give a value, or leave it away`);
  return given;
};

/** A whole number within bounds, which are allowed themselves. The message quotes what was given, which may be nothing at all. @param bounds without `max` there is no most */
export function wholeNumber({ min, max = Infinity }: { readonly min: number; readonly max?: number }): Kind<number> {
  const range = max === Infinity ? `of at least ${min}` : `from ${min} to ${max}`;
  return (given, option) => {
    const value = Number(given);
    if (!/^-?\d+$/.test(given) || value < min || value > max)
      throw new Error(`${option} is ${JSON.stringify(given)}; give a whole number ${range}`);
    return value;
  };
}

/** A whole number of at least 1, in digits alone. The message quotes what was given: in a list that may be nothing at all. */
export const count: Kind<number> = (given, option) => {
  if (!/^[1-9]\d*$/.test(given)) throw new Error(`${option} is ${JSON.stringify(given)}; give a whole number of at least 1`);
  return Number(given);
};

/** A time in whole seconds, with its unit or without: `15s`, `15`. */
export const seconds: Kind<number> = (given, option) => count(given.replace(/s$/, ''), option);

/** An address of HTTP without a credential, which would end up in logs: `http://localhost:3000`. */
export const address: Kind<URL> = (given, option) => {
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw new Error(`${option} is ${showAddress(given)}; give an address such as http://localhost:3000`);
  if (url.username || url.password) throw new Error(`${option} holds a credential; give the address alone`);
  return url;
};

/** What is no address may hold a credential all the same: `me:secret@localhost`. */
function showAddress(given: string): string {
  return given.includes('@') ? 'not usable (value hidden)' : given;
}

/** One of some names. */
export function choice<Name extends string>(names: readonly Name[]): Kind<Name> {
  return (given, option) => {
    const name = names.find((known) => known === given);
    if (name === undefined) throw new Error(`${option} is ${given}; give one of ${names.join(', ')}`);
    return name;
  };
}

/** Values of a kind, with commas between them. */
export function listOf<Value>(kind: Kind<Value>): Kind<readonly Value[]> {
  return (given, option) => given.split(',').map((part) => kind(part, option));
}
