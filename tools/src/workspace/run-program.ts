import { spawnSync } from 'node:child_process';
import { toStartError, whyNotStarted } from '@fairlead/command-line';

/** Most bytes that a program may print. */
const MOST_BYTES = 2 ** 30;

export interface ProgramOptions {
  readonly cwd?: string;
  /** Exit codes that are answers too. @default 0 alone */
  readonly codes?: readonly number[];
}

/**
 * What a program prints.
 *
 * @throws Error with what it says of itself where it fails, or is not there
 */
export function runProgram(file: string, args: readonly string[], { cwd, codes = [0] }: ProgramOptions = {}): string {
  const { status, stdout, stderr, error } = spawnSync(file, args, { cwd, encoding: 'utf8', maxBuffer: MOST_BYTES });
  if (status !== null && codes.includes(status)) return stdout;
  if (error && whyNotStarted(file, error) !== undefined) throw toStartError(file, error, { cwd });
  const why = error?.message ?? (stderr.trim() || `it ended with ${status}`);
  throw new Error(`${file} ${args.join(' ')}: ${why}`);
}

/** Whether there is a program of a name. */
export function hasProgram(file: string): boolean {
  return spawnSync(file, ['version'], { stdio: 'ignore' }).error === undefined;
}
