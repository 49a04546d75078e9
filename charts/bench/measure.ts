import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The root of the repository, where every measured command starts. */
export const WORKSPACE = join(__dirname, '../..');

/** What a command needed, with all processes that it started. */
export interface Sample {
  readonly wallMs: number;
  /** User and system time together, of all cores. */
  readonly cpuMs: number;
}

/** Ends with the processor time of what the shell has waited for, as POSIX has it. */
const WITH_TIMES = '"$@" >&2 || exit; times';

/**
 * Runs a command in a fresh process.
 *
 * @throws Error with its output when it fails
 */
export function measure(command: readonly string[]): Sample {
  const start = performance.now();
  const { status, stdout, stderr } = spawn(['sh', '-c', WITH_TIMES, 'sh', ...command]);
  const wallMs = performance.now() - start;

  if (status !== 0) throw new Error(`${command.join(' ')} failed, so it has no time:\n${stderr}`);
  return { wallMs, cpuMs: parseChildTimes(stdout) };
}

/**
 * The JSON that a command prints, run in a fresh process.
 *
 * @throws Error with its output when it fails
 */
export function readJson(command: readonly string[]): unknown {
  const { status, stdout, stderr } = spawn(command);
  if (status !== 0) throw new Error(`${command.join(' ')} failed, so it has no time:\n${stderr}`);
  return JSON.parse(stdout);
}

/** Milliseconds in the second line of what `times` prints, user and system: `0m1.203s 0m0.100s`. */
export function parseChildTimes(output: string): number {
  const times = [...(output.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce((sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1_000, 0);
}

function spawn([program = '', ...args]: readonly string[]) {
  const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false' };
  return spawnSync(program, args, { cwd: WORKSPACE, encoding: 'utf8', env, maxBuffer: 64 * 1024 * 1024 });
}
