import type { Git } from './git';
import type { Options } from './options';
import { renderTree } from './render-commit';

/** What becomes of the branch that Argo CD follows. */
export interface HandOver {
  /** `environments/prod`. */
  readonly branch: string;
  /** The commit that the branch gets; nothing where it has this already. */
  readonly commit: string | undefined;
  /** Files that change on the branch, as `git diff --stat` shows them. */
  readonly changes: string;
}

/**
 * Makes the commit, and pushes it where that was asked for. Its parents are what the branch has and what was checked out: the branch only
 * goes forward, and its history is that of the deployments.
 *
 * @throws Error with what Git or synth says
 */
export function handOver(git: Git, { env, tag, remote, push }: Options): HandOver {
  const branch = `environments/${env}`;
  const head = git.run('rev-parse', 'HEAD');
  const tip = fetchTip(git, remote, branch);
  const tree = renderTree(git, head, env, tag);
  if (tip !== undefined && git.run('rev-parse', `${tip}^{tree}`) === tree) return { branch, commit: undefined, changes: '' };
  const parents = [...new Set([...(tip === undefined ? [] : [tip]), head])].flatMap((parent) => ['-p', parent]);
  const commit = git.run('commit-tree', tree, ...parents, '-m', `Deploy ${tag ?? head} to ${env}`);
  if (push) pushCommit(git, remote, commit, branch);
  return { branch, commit, changes: git.run('diff', '--stat', tip ?? head, commit) };
}

/** What the branch has; nothing where it is not there yet. @throws Error where the remote cannot be reached */
function fetchTip(git: Git, remote: string, branch: string): string | undefined {
  const [listed] = git.run('ls-remote', '--heads', '--', remote, `refs/heads/${branch}`).split('\t');
  if (!listed) return undefined;
  git.run('fetch', '--quiet', '--no-tags', '--', remote, listed);
  return listed;
}

function pushCommit(git: Git, remote: string, commit: string, branch: string): void {
  try {
    git.run('push', '--quiet', '--', remote, `${commit}:refs/heads/${branch}`);
  } catch (cause) {
    throw new Error(`${branch} was not written; when somebody else has deployed meanwhile, run this again`, { cause });
  }
}
