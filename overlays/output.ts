import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type Files, findLeftovers, foldersOf, type Layout, type Synthesis } from 'fairlead/synth';
import { FOLDER } from './compose/mounts';
import { GITOPS, renderGitops } from './gitops/gitops-files';
import { renderPlatformDocument } from './platform-document';
import { HEADER, renderKustomization } from './synthesis';

/**
 * Where the files of the shop are, from the root of the repository.
 *
 * @param compose those of Docker Compose, for a platform that is sound
 */
export function createLayout(root: string, compose: () => Files): Layout {
  return {
    root,
    manifestsOf,
    filesOf: (syntheses) => committedFiles(syntheses, compose()),
    findLeftovers: (files) => findCommittedLeftovers(root, files),
  };
}

/**
 * The files that are committed, from the root of the repository: `overlays/prod/manifests/10-redis.yaml`, `docs/platform.md`.
 *
 * @param compose those of Docker Compose
 */
export function committedFiles(syntheses: readonly Synthesis[], compose: Files): Files {
  return new Map([
    ...compose,
    ...syntheses.flatMap((synthesis) => [
      ...synthesis.manifests.map(({ name, text }) => [join(manifestsOf(synthesis.environment), name), text] as const),
      [join('overlays', synthesis.environment, 'kustomization.yaml'), renderKustomization(synthesis)] as const,
    ]),
    ...renderGitops(syntheses, HEADER),
    ['docs/platform.md', renderPlatformDocument(syntheses)],
  ]);
}

/** Manifests in the folders of ours, all in a folder that is ours alone, and all YAML for Argo CD. */
export function findCommittedLeftovers(root: string, files: Files): readonly string[] {
  const manifests = foldersOf(files).flatMap((folder) => findLeftovers(root, folder, files));
  const forArgoCd = listFiles(root, GITOPS).filter((path) => path.endsWith('.yaml'));
  return [...manifests, ...[...listFiles(root, FOLDER), ...forArgoCd].filter((path) => !files.has(path))];
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
