import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GENERATED, type Synthesis } from '../synthesis';
import type { Files } from './files';
import type { Layout } from './layout';
import { listIfThere, readIfThere } from './read-files';

/** As `renderManifests` names them. */
const NUMBERED = /^\d+-.*\.yaml$/;

/** How the first line of a file begins that synth has written. One in which Git has marked a conflict has it too, below the mark. */
const HEADER = new RegExp(`^# ${GENERATED} `, 'm');

/**
 * The files of a platform in a folder of its own: `manifests/prod/20-users.yaml` and nothing else.
 *
 * @param root where paths start, such as the working directory
 * @param folder of the platform, from there
 */
export function layoutOf(root: string, folder = ''): Layout {
  const manifests = join(folder, 'manifests');
  const isForeign = (path: string) => !HEADER.test(readIfThere(join(root, path)) ?? `# ${GENERATED} `);
  return {
    root,
    manifestsOf: (environment) => join(manifests, environment),
    filesOf: (syntheses) => manifestFiles(syntheses, manifests),
    findLeftovers: (files) => listIfThere(join(root, manifests)).flatMap((name) => findLeftovers(root, join(manifests, name), files)),
    findForeign: (files) => [...files.keys()].filter(isForeign),
  };
}

/** The manifests of every environment, each in a folder of its name: `prod/10-redis.yaml`. */
export function manifestFiles(syntheses: readonly Synthesis[], folder = ''): Files {
  return new Map(
    syntheses.flatMap(({ environment, manifests }) => manifests.map(({ name, text }) => [join(folder, environment, name), text] as const)),
  );
}

/**
 * Manifests that synth has written and that nothing renders any more: numbered, with its header. A file of somebody else stays.
 *
 * @param folder from the root
 */
export function findLeftovers(root: string, folder: string, files: Files): readonly string[] {
  return listIfThere(join(root, folder))
    .filter((name) => NUMBERED.test(name))
    .map((name) => join(folder, name))
    .filter((path) => !files.has(path) && HEADER.test(readFileSync(join(root, path), 'utf8')));
}

/** The folders in which files are, each once. */
export function foldersOf(files: Files): readonly string[] {
  return [...new Set([...files.keys()].map((path) => dirname(path)))];
}
