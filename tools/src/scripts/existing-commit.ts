import { spawnSync } from 'node:child_process';
import { type Kind, toStartError } from '@fairlead/command-line';
import { WORKSPACE } from '../workspace/workspace';

/** What Git finds a commit by, asked before anything runs: what works on it would run for minutes and then say so in a stack. */
export const existingCommit: Kind<string> = (given, option) => {
  const { status, error } = spawnSync('git', ['rev-parse', '--verify', '--quiet', '--end-of-options', `${given}^{commit}`], {
    cwd: WORKSPACE,
  });
  if (error) throw toStartError('git', error, { howToGet: 'it knows what has changed, and npm run validate says how to get it' });
  if (status !== 0) throw new Error(`${option} is ${JSON.stringify(given)}, which is no commit here; give a branch, a tag or a commit`);
  return given;
};
