import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { PublicSet } from './public-set';
import { runProgram } from '../workspace/run-program';

/** Where repositories are kept, outside of the workspace. */
export const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'fairlead', 'public-sets');

/** `argoproj+argo-cd`: the folder of a repository in the one that `--from` names. */
export function folderOf({ repository }: Pick<PublicSet, 'repository'>): string {
  return repository.replace('/', '+');
}

/** The folder of a set's repository in one that has been there before. */
export function findCheckout(set: PublicSet, from: string): string {
  const folder = join(from, folderOf(set));
  if (!existsSync(folder)) throw new Error(`--from has no folder ${folderOf(set)}; put ${set.repository} at ${set.commit} there`);
  return folder;
}

/** The folder of a set's repository at its commit, fetched without its history unless it is in the cache. */
export function checkOut(set: PublicSet, cache = CACHE, origin = `https://github.com/${set.repository}`): string {
  const folder = join(cache, `${folderOf(set)}@${set.commit}`);
  const git = (...args: readonly string[]) => runProgram('git', ['-C', folder, ...args]);
  mkdirSync(folder, { recursive: true });
  git('init', '--quiet');
  if (isCheckedOut(git, set.commit)) return folder;
  git('fetch', '--quiet', '--depth=1', '--filter=blob:none', origin, set.commit);
  git('checkout', '--quiet', '--force', 'FETCH_HEAD');
  return folder;
}

function isCheckedOut(git: (...args: readonly string[]) => string, commit: string): boolean {
  try {
    return git('rev-parse', 'HEAD').trim() === commit;
  } catch {
    return false;
  }
}
