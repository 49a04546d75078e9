import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { Print } from './merged-log';
import { SIGNAL_MS } from './stop-signals.cjs';

const STOP_SIGNAL = 'SIGTERM';

/** Ctrl-C and a closed terminal: sent to a whole process group, ours too. */
const isOfTerminal = (signal: NodeJS.Signals | null) => signal === 'SIGINT' || signal === 'SIGHUP';

/** A program to run beside others. */
export interface Program {
  readonly name: string;
  readonly command: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** How long it may take to stop, in milliseconds; then it is killed. */
  readonly stopWithinMs: number;
}

/** How a program ended: `user-service exited with code 78`, `user-service was ended by SIGKILL`. */
export interface Ending {
  /**
   * Also of one that went with the signal that asked it to stop: it had not come to listen for it yet. Or with a signal of the terminal:
   * for a moment after its start it is in our process group.
   */
  readonly clean: boolean;
  readonly description: string;
}

/** A program that was started. */
export interface Running {
  /** Told of one that went with a signal of the terminal once that signal has reached us as well. */
  readonly ended: Promise<Ending>;
  /** Asks it to stop, once, and kills it when its time is over. */
  stop(): Promise<Ending>;
}

/**
 * Starts a program in a process group of its own, because a terminal sends Ctrl-C to its whole foreground group,
 * npm passes it on once more, and our services leave at once on a second signal.
 */
export function launch({ name, command, env, stopWithinMs }: Program, print: Print): Running {
  const [file = '', ...args] = command;
  const child = spawn(file, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', print);

  const killWithUs = () => signalGroup(child.pid, 'SIGKILL');
  process.on('exit', killWithUs);

  let isAsked = false;
  const describe = (code: number | null, signal: NodeJS.Signals | null): Ending => ({
    clean: code === 0 || isOfTerminal(signal) || (isAsked && signal === STOP_SIGNAL),
    description: `${name} ${signal ? `was ended by ${signal}` : `exited with code ${code}`}`,
  });
  const ended = new Promise<Ending>((resolve) => {
    child.once('error', (error) => resolve({ clean: false, description: `${name} did not start: ${error.message}` }));
    child.once('close', (code, signal) =>
      resolve(isOfTerminal(signal) ? delay(SIGNAL_MS, describe(code, signal)) : describe(code, signal)),
    );
  }).finally(() => process.off('exit', killWithUs));

  const stop = async () => {
    isAsked = true;
    signalGroup(child.pid, STOP_SIGNAL);
    const deadline = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), stopWithinMs);
    return ended.finally(() => clearTimeout(deadline));
  };

  return { ended, stop };
}

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  try {
    if (pid) process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
