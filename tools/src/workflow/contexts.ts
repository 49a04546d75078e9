import { spawnSync } from 'node:child_process';
import type { Contexts } from './expressions';
import { chooseEntry } from './matrix';
import type { Options } from './options';
import type { FoundJob } from './read-workflows';

/** What this machine knows of what expressions may name. The rest is empty: secrets, variables of the repository, the event. */
export function createContexts({ workflow, job }: FoundJob, { matrix, inputs, event }: Options, folder: string): Contexts {
  const git = (...args: readonly string[]) => spawnSync('git', args, { cwd: folder, encoding: 'utf8' }).stdout?.trim() ?? '';
  const refName = git('branch', '--show-current');
  return {
    github: {
      event: {},
      event_name: event ?? (workflow.events.includes('pull_request') ? 'pull_request' : workflow.events[0]),
      ref: `refs/heads/${refName}`,
      ref_name: refName,
      sha: git('rev-parse', 'HEAD'),
      workflow: workflow.name,
    },
    inputs: Object.fromEntries(inputs.map(([key, value]) => [key, value === 'true' ? true : value === 'false' ? false : value])),
    matrix: chooseEntry(job.strategy?.matrix, matrix),
    needs: {},
    secrets: {},
    vars: {},
  };
}
