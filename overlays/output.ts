import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { FOLDER } from './compose/mounts';
import type { Files } from './files';
import { GITOPS, renderGitops } from './gitops/gitops-files';
import { renderPlatformDocument } from './platform-document';
import { HEADER, renderKustomization, type Synthesis } from './synthesis';

/**
 * The files that are committed, from the root of the repository: `overlays/prod/manifests/10-redis.yaml`, `docs/platform.md`.
 *
 * @param compose those of Docker Compose
 */
export function committedFiles(syntheses: readonly Synthesis[], compose: Files): Files {
  return new Map([
    ...compose,
    ...syntheses.flatMap((synthesis) => [
      ...synthesis.manifests.map(({ name, text }) => [join(manifestsOf(synthesis), name), text] as const),
      [join('overlays', synthesis.environment, 'kustomization.yaml'), renderKustomization(synthesis)] as const,
    ]),
    ...renderGitops(syntheses, HEADER),
    ['docs/platform.md', renderPlatformDocument(syntheses)],
  ]);
}

/** The same manifests where `cdk8s synth` wants them: `prod/10-redis.yaml`. */
export function plainFiles(syntheses: readonly Synthesis[]): Files {
  return new Map(
    syntheses.flatMap(({ environment, manifests }) => manifests.map(({ name, text }) => [join(environment, name), text] as const)),
  );
}

/** Paths whose content on disk is not what it was rendered to be: changed, missing, or left over from a component that is gone. */
export function findStale(folder: string, files: Files): string[] {
  const changed = [...files].filter(([path, text]) => readIfThere(join(folder, path)) !== text).map(([path]) => path);
  return [...changed, ...findLeftovers(folder, files)].sort();
}

/** Writes every file and deletes ours that nothing renders any more. */
export function writeFiles(folder: string, files: Files): void {
  for (const path of findLeftovers(folder, files)) rmSync(join(folder, path));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Numbered files beside ours, for the number says that we wrote them, all in a folder that is ours alone, and all YAML for Argo CD. */
function findLeftovers(folder: string, files: Files): string[] {
  const beside = new Set([...files.keys()].map((path) => dirname(path)));
  const numbered = [...beside].flatMap((below) =>
    listIfThere(join(folder, below))
      .filter((name) => /^\d+-.*\.yaml$/.test(name))
      .map((name) => join(below, name)),
  );
  const forArgoCd = listFiles(folder, GITOPS).filter((path) => path.endsWith('.yaml'));
  return [...numbered, ...listFiles(folder, FOLDER), ...forArgoCd].filter((path) => !files.has(path));
}

function listFiles(folder: string, below: string): string[] {
  const entries = unlessMissing(() => readdirSync(join(folder, below), { recursive: true, withFileTypes: true })) ?? [];
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** The folder of an environment's manifests, from the root of the repository. */
export function manifestsOf({ environment }: Pick<Synthesis, 'environment'>): string {
  return join('overlays', environment, 'manifests');
}

function readIfThere(path: string): string | undefined {
  return unlessMissing(() => readFileSync(path, 'utf8'));
}

function listIfThere(folder: string): string[] {
  return unlessMissing(() => readdirSync(folder)) ?? [];
}

function unlessMissing<Result>(read: () => Result): Result | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
