import { basename, resolve } from 'node:path';
import type { Kind } from '@fairlead/command-line';

/** A label of DNS (RFC 1123): what Kubernetes takes in names. */
const LABEL = /^[a-z]([a-z0-9-]*[a-z0-9])?$/;

/** A namespace is `<platform>-<environment>`, of at most 63 characters. */
const MOST_CHARACTERS = 30;

/** The name of a platform or an environment. */
export const label: Kind<string> = (given, option) => {
  if (LABEL.test(given) && given.length <= MOST_CHARACTERS) return given;
  throw new Error(
    `${option} is ${JSON.stringify(given)}; give at most ${MOST_CHARACTERS} of a-z, 0-9 and -, the first a letter, such as shop`,
  );
};

/** Names of environments with commas between them, each once. */
export const labels: Kind<readonly string[]> = (given, option) => {
  const names = given.split(',').map((name) => label(name, option));
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`${option} names ${twice} twice; give each once`);
  return names;
};

/** The name of a platform in a folder, as near to the folder's as Kubernetes takes it. */
export function nameAfter(folder: string): string {
  const name = basename(resolve(folder))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, MOST_CHARACTERS)
    .replace(/-$/, '');
  return name === '' ? 'shop' : name;
}
