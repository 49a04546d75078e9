import { spawnSync } from 'node:child_process';
import { hostname, userInfo } from 'node:os';
import { WORKSPACE } from '../workspace/workspace';

/** Who deploys: in a workflow of GitHub with a link to its run. @param env the variables of the process */
export function findWho(env: NodeJS.ProcessEnv): string {
  const { GITHUB_ACTOR, GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = env;
  if (GITHUB_ACTOR) return `${GITHUB_ACTOR} (${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID})`;
  return `${userInfo().username}@${hostname()}`;
}

/** The commit that is checked out, and whether files differ from it. */
export function findCommit(): string {
  const git = (...args: readonly string[]) => spawnSync('git', args, { cwd: WORKSPACE, encoding: 'utf8' });
  const { status, stdout } = git('rev-parse', 'HEAD');
  if (status !== 0) return 'unknown';
  return git('status', '--porcelain').stdout.trim() === '' ? stdout.trim() : `${stdout.trim()} with changes`;
}
