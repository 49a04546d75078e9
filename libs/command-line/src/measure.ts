import { spawnSync } from 'node:child_process';

/** What a command needed, with all processes that it started. */
export interface Sample {
  readonly wallMs: number;
  /** User and system time together, of all cores. */
  readonly cpuMs: number;
}

/** How {@link measure} runs a command. */
export interface MeasureOptions {
  /** Where it runs. @default the working directory of this process */
  readonly cwd?: string;
  /** Variables beside those of this process. @default none */
  readonly env?: NodeJS.ProcessEnv;
  /** Exit codes with which it has done its work. @default 0 alone */
  readonly codes?: readonly number[];
  /** How often it runs, for what takes but some clock ticks; the sample is of one run. @default once */
  readonly repeat?: number;
}

/** Most bytes that a measured command may answer with. */
const MOST_OUTPUT = 64 * 1024 * 1024;

/** Ends with the processor time of what the shell has waited for, as POSIX has it. */
const WITH_TIMES = 'n=$1; shift; while [ "$n" -gt 0 ]; do n=$((n - 1)); "$@" >&2; code=$?; done; times; exit $code';

/**
 * Runs a command in a fresh process.
 *
 * @throws Error with its output when it fails
 */
export function measure(command: readonly string[], { repeat = 1, codes = [0], ...options }: MeasureOptions = {}): Sample {
  const start = performance.now();
  const { status, stdout, stderr } = spawn(['sh', '-c', WITH_TIMES, 'sh', String(repeat), ...command], options);
  const wallMs = performance.now() - start;

  if (status === null || !codes.includes(status)) throw new Error(`${command.join(' ')} failed, so it has no time:\n${stderr}`);
  return { wallMs: wallMs / repeat, cpuMs: parseChildTimes(stdout) / repeat };
}

/**
 * The JSON that a command prints, run in a fresh process.
 *
 * @throws Error with its output when it fails
 */
export function readJson(command: readonly string[], options: Pick<MeasureOptions, 'cwd' | 'env'> = {}): unknown {
  const { status, stdout, stderr } = spawn(command, options);
  if (status !== 0) throw new Error(`${command.join(' ')} failed, so it has no time:\n${stderr}`);
  return JSON.parse(stdout);
}

/** Milliseconds in the second line of what `times` prints, user and system: `0m1.203s 0m0.100s`. */
export function parseChildTimes(output: string): number {
  const times = [...(output.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce((sum, [, minutes, seconds]) => sum + (Number(minutes) * 60 + Number(seconds)) * 1_000, 0);
}

function spawn([program = '', ...args]: readonly string[], { cwd, env }: Pick<MeasureOptions, 'cwd' | 'env'>) {
  return spawnSync(program, args, { cwd, encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: MOST_OUTPUT });
}
