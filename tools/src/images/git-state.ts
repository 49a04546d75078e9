import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';
import { hasProgram, runProgram } from '../workspace/run-program';

/** What an image is built of. */
export interface GitState {
  /** 40 hex digits. */
  readonly commit: string;
  /** Nothing where no branch is checked out. */
  readonly branch: string | undefined;
  /** When the commit was made, in seconds since 1970. */
  readonly epochSeconds: string;
  /** Files that differ from the commit. */
  readonly changed: readonly string[];
}

/** @returns nothing without Git, or where this is no clone of a repository: then an image is named after nothing */
export function findGitState(): GitState | undefined {
  if (!existsSync(join(WORKSPACE, '.git')) || !hasProgram('git')) return undefined;
  const git = (...args: readonly string[]) => runProgram('git', args, { cwd: WORKSPACE }).trimEnd();
  const branch = process.env['GITHUB_HEAD_REF'] || process.env['GITHUB_REF_NAME'] || git('branch', '--show-current');
  return {
    commit: git('rev-parse', 'HEAD'),
    branch: branch || undefined,
    epochSeconds: git('log', '-1', '--format=%ct'),
    changed: git('status', '--porcelain').split('\n').filter(Boolean),
  };
}
