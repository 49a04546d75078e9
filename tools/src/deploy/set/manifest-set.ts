import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatProblem, readObjects } from '@fairlead/diagnosis';
import type { KubernetesObject } from './kubernetes-object';

/** Everything that one environment has in a cluster. */
export interface ManifestSet {
  readonly namespace: string;
  /** In the order in which they are applied. */
  readonly objects: readonly KubernetesObject[];
  /** How long a pod of a workload may take to start, in seconds, as its budget says: by `shop-dev/api-gateway`. */
  readonly startupSeconds: Readonly<Record<string, number>>;
}

/**
 * The objects in the files of a folder, in the order of their names.
 *
 * @throws Error that names what is no manifest
 */
export function readFolder(folder: string): readonly KubernetesObject[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const sources = files.map((name) => ({ name, isNamed: true, text: readFileSync(join(folder, name), 'utf8') }));
  const { objects, problems } = readObjects(sources);
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
  return objects.map(({ object }) => object as KubernetesObject);
}

/**
 * The namespace of a set: each environment has one of its own.
 *
 * @throws Error where it has none, or several
 */
export function namespaceOf(objects: readonly KubernetesObject[]): string {
  const names = [...new Set(objects.flatMap(({ metadata: { namespace } }) => namespace ?? []))];
  const [name, ...more] = names;
  if (name === undefined || more.length > 0)
    throw new Error(`a set is deployed into one namespace, and this one has ${names.join(', ') || 'none'}; keep platforms apart`);
  return name;
}
