import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** A program to run, and what it is said to do, on the standard error: for up to a minute it says nothing itself. */
export interface Step {
  readonly says: string;
  readonly command: readonly string[];
}

/** Runs programs one after the other. @returns the exit code of the first that fails, else 0 */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  for (const { says, command } of steps) {
    console.error(says);
    const code = await runProgram(command);
    if (code !== 0) return code;
  }
  return 0;
}

/** @returns its exit code, as a shell tells it: 130 after Ctrl-C */
function runProgram([file = '', ...args]: readonly string[]): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(file, args, { stdio: 'inherit' });
    // Ctrl-C reaches the program itself; what somebody sends to us alone is passed on.
    const pass = (signal: NodeJS.Signals) => signal === 'SIGINT' || child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, pass);
    child.once('error', (cause) => fail(new Error(`${file} did not start; run npm ci, then start it with npm`, { cause })));
    child.once('exit', (code, signal) => {
      for (const name of SIGNALS) process.off(name, pass);
      done(signal ? 128 + constants.signals[signal] : (code ?? 1));
    });
  });
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
