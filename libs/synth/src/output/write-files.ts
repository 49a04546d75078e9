import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Files } from './files';
import { readIfThere } from './read-files';

/**
 * Paths whose content on disk is not what it was rendered to be: changed, missing, or left over from a component that is gone.
 *
 * @param leftovers paths of files that nothing renders any more
 */
export function findStale(root: string, files: Files, leftovers: readonly string[] = []): string[] {
  const changed = [...files].filter(([path, text]) => readIfThere(join(root, path)) !== text).map(([path]) => path);
  return [...changed, ...leftovers].sort();
}

/** Writes every file, and deletes what nothing renders any more. */
export function writeFiles(root: string, files: Files, leftovers: readonly string[] = []): void {
  for (const path of leftovers) rmSync(join(root, path));
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
