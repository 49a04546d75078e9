import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readObjects } from '@fairlead/diagnosis';
import type { Manifest } from 'fairlead/doctor';

/**
 * A custom resource definition out of a file, or out of the YAML files of a folder. What else they hold is left alone.
 *
 * @throws Error where it is in none of them, or one cannot be read
 */
export function readDefinition(name: string, path: string): Manifest {
  const files = statSync(path).isDirectory() ? readdirSync(path).map((file) => join(path, file)) : [path];
  const texts = files
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => ({ name: file, isNamed: true, text: readFileSync(file, 'utf8') }));
  const definition = readObjects(texts)
    .objects.map(({ object }) => object)
    .find(({ kind, metadata }) => kind === 'CustomResourceDefinition' && metadata?.name === name);
  if (!definition) throw new Error(`${path} has no definition of ${name}; give a YAML file that has, or a folder with one`);
  return definition;
}
