import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readObjects } from '@fairlead/diagnosis';
import type { Manifest } from 'fairlead/doctor';
import { WORKSPACE } from '../workspace/workspace';

/** Names of the environments: folders of `overlays` that say which images they run. Their code says the rest, and synth renders it. */
export const ENVIRONMENTS: readonly string[] = listEnvironments();

/** Where the manifests of an environment are, from the root of the repository. */
export const manifestsOf = (name: string) => `overlays/${name}/manifests`;

/** What is committed of an environment. */
export interface Environment {
  readonly name: string;
  /** That it runs in: `shop-dev`. */
  readonly namespace: string;
  /** In the order in which they are applied. */
  readonly objects: readonly Manifest[];
}

/**
 * The committed manifests of an environment.
 *
 * @param root folder of the repository
 * @throws Error where a file cannot be read, or says nothing of a namespace
 */
export function readEnvironment(name: string, root = WORKSPACE): Environment {
  const folder = manifestsOf(name);
  if (!existsSync(join(root, folder))) throw new Error(`${folder} is not there; npm run synth writes it`);
  const files = readdirSync(join(root, folder)).sort();
  const sources = files.map((file) => ({
    name: `${folder}/${file}`,
    isNamed: true,
    text: readFileSync(join(root, folder, file), 'utf8'),
  }));
  const { objects, problems } = readObjects(sources);
  const [problem] = problems;
  if (problem) throw new Error(`${problem.file}: ${problem.message}; npm run synth writes it`);
  const namespace = objects.find(({ object }) => object.kind === 'Namespace')?.object.metadata?.name;
  if (namespace === undefined) throw new Error(`${folder} has no Namespace; npm run synth writes it`);
  return { name, namespace, objects: objects.map(({ object }) => object) };
}

function listEnvironments(): readonly string[] {
  const folder = join(WORKSPACE, 'overlays');
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'images.json')))
    .sort();
}
