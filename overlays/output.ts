import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Files, findLeftovers, foldersOf, type Layout, type Synthesis } from 'fairlead/synth';
import { FOLDER } from './compose/mounts';
import { environments } from './environments';
import { GITOPS, renderGitops } from './gitops/gitops-files';
import { renderPlatformDocument } from './platform-document';
import { HEADER, renderKustomization } from './synthesis';

/**
 * Where the files of the shop are, from the root of the repository.
 *
 * @param besides those that belong to no manifests, for a platform that is sound
 */
export function createLayout(root: string, besides: () => Files): Layout {
  return {
    root,
    manifestsOf,
    filesOf: (syntheses) => committedFiles(syntheses, besides()),
    findLeftovers: (files) => findCommittedLeftovers(root, files),
  };
}

/**
 * The files that are committed, from the root of the repository: `overlays/prod/manifests/10-redis.yaml`, `docs/platform.md`.
 *
 * @param besides those that belong to no manifests
 */
export function committedFiles(syntheses: readonly Synthesis[], besides: Files): Files {
  return new Map([
    ...besides,
    ...syntheses.flatMap((synthesis) => [
      ...synthesis.manifests.map(({ name, text }) => [join(manifestsOf(synthesis.environment), name), text] as const),
      [join('overlays', synthesis.environment, 'kustomization.yaml'), renderKustomization(synthesis)] as const,
    ]),
    ...renderGitops(syntheses, environments, HEADER),
    ['docs/platform.md', renderPlatformDocument(syntheses)],
  ]);
}

/** Where rules and dashboards are, each environment in a folder of its own. */
const MONITORING = /^overlays\/[^/]+\/(rules|dashboards)\/[^/]+\.(yaml|json)$/;

/** Manifests in the folders of ours, all in a folder that is ours alone, all YAML for Argo CD, and all rules and dashboards. */
export function findCommittedLeftovers(root: string, files: Files): readonly string[] {
  const manifests = foldersOf(files).flatMap((folder) => findLeftovers(root, folder, files));
  const forArgoCd = listFiles(root, GITOPS).filter((path) => path.endsWith('.yaml'));
  const monitoring = listFiles(root, 'overlays').filter((path) => MONITORING.test(path));
  return [...manifests, ...[...listFiles(root, FOLDER), ...forArgoCd, ...monitoring].filter((path) => !files.has(path))];
}

function listFiles(root: string, folder: string): readonly string[] {
  const entries = listEntries(join(root, folder));
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function listEntries(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The folder of an environment's manifests, from the root of the repository. */
export function manifestsOf(environment: string): string {
  return join('overlays', environment, 'manifests');
}
