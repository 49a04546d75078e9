import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';

const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: WORKSPACE, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

/** Where the manifests of an environment are, from the root of the repository. */
export const manifestsOf = (environment: string) => `overlays/${environment}/manifests`;

/**
 * Writes the manifests of an environment into a folder, as they are in a commit.
 *
 * @returns whether it has any
 */
export function writeManifestsOf(commit: string, environment: string, folder: string): boolean {
  const files = git('ls-tree', '--name-only', commit, `${manifestsOf(environment)}/`)
    .split('\n')
    .filter(Boolean);
  mkdirSync(folder, { recursive: true });
  for (const file of files) writeFileSync(join(folder, basename(file)), git('show', `${commit}:${file}`));
  return files.length > 0;
}
