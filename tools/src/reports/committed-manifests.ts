import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { manifestsOf } from '../environment/environment';
import { runProgram } from '../workspace/run-program';
import { WORKSPACE } from '../workspace/workspace';

const git = (...args: readonly string[]) => runProgram('git', args, { cwd: WORKSPACE });

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
