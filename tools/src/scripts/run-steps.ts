import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

/** A program to run, and what it is said to do, on the standard error: for up to a minute it says nothing itself. */
export interface Step {
  readonly says: string;
  readonly command: readonly string[];
  /** From the first such line on, what it prints is left out. @default nothing is */
  readonly leavesOutFrom?: RegExp;
}

/** Programs in a list of their own run at the same time. */
export type Steps = readonly (Step | readonly Step[])[];

/** Runs programs one after the other. @returns the exit code of the first that fails, else 0 */
export async function runSteps(steps: Steps): Promise<number> {
  for (const step of steps) {
    const code = await ('command' in step ? runProgram(step) : runTogether(step));
    if (code !== 0) return code;
  }
  return 0;
}

function runProgram({ says, command, leavesOutFrom }: Step): Promise<number> {
  process.stderr.write(`${says}\n`);
  if (!leavesOutFrom) return awaitEnd(spawn(...split(command), { stdio: 'inherit' }));
  const child = spawn(...split(command), { stdio: ['inherit', 'pipe', 'inherit'], env: withColours() });
  let isOver = false;
  createInterface(child.stdout).on('line', (line) => {
    isOver ||= leavesOutFrom.test(line);
    if (!isOver) process.stdout.write(`${line}\n`);
  });
  return awaitEnd(child);
}

/** Each prints once it has ended, so that their lines do not mix. */
async function runTogether(steps: readonly Step[]): Promise<number> {
  process.stderr.write(`${steps.map(({ says }) => says).join(', ')}\n`);
  const codes = steps.map(async ({ command }) => {
    const child = spawn(...split(command), { stdio: ['inherit', 'pipe', 'pipe'], env: withColours() });
    const [code, stdout, stderr] = await Promise.all([awaitEnd(child), text(child.stdout), text(child.stderr)]);
    process.stdout.write(stdout);
    process.stderr.write(stderr);
    return code;
  });
  return (await Promise.all(codes)).find((code) => code !== 0) ?? 0;
}

const split = ([file = '', ...args]: readonly string[]) => [file, args] as const;

/** For a program that prints into a pipe: the colours that it would have here. */
const withColours = () => (process.stdout.isTTY && process.stdout.hasColors() ? { ...process.env, FORCE_COLOR: '1' } : process.env);

/** @returns its exit code, as a shell tells it: 130 after Ctrl-C */
function awaitEnd(child: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    // Ctrl-C reaches the program itself; what somebody sends to us alone is passed on.
    const pass = (signal: NodeJS.Signals) => signal === 'SIGINT' || child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, pass);
    child.once('error', (cause) => fail(new Error(`${child.spawnfile} did not start; run npm ci, then start it with npm`, { cause })));
    child.once('close', (code, signal) => {
      for (const name of SIGNALS) process.off(name, pass);
      done(signal ? 128 + constants.signals[signal] : (code ?? 1));
    });
  });
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
