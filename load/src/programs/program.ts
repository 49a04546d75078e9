import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Cleanup } from '@fairlead/command-line';

/** How to run a program. */
export interface ProgramProps {
  readonly name: string;
  readonly command: readonly string[];
  /** Beside `PATH`, all of its environment. */
  readonly env?: NodeJS.ProcessEnv;
}

/** How a program ended: one of the two is null. */
export interface ExitStatus {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** Last of what a program wrote to its standard error, in characters: enough for a stack. */
const TAIL_CHARACTERS = 2_000;

/** A program in a process of its own. What it prints goes nowhere, as cheaply as can be; its errors are kept for when it fails. */
export class Program {
  readonly name: string;
  readonly ended: Promise<ExitStatus>;
  readonly #child: ChildProcess;
  #errors = '';

  /** Started, and killed with the run at the latest. */
  static async start(props: ProgramProps, cleanup: Cleanup): Promise<Program> {
    const program = new Program(props);
    cleanup.defer(() => program.kill());
    await once(program.#child, 'spawn');
    return program;
  }

  private constructor({ name, command: [file = '', ...args], env }: ProgramProps) {
    this.name = name;
    const child = spawn(file, args, { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
    this.#child = child;
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#errors = (this.#errors + text).slice(-TAIL_CHARACTERS)));

    // A last resort, where nothing can be awaited any more.
    const killWithUs = () => child.kill('SIGKILL');
    process.on('exit', killWithUs);
    this.ended = new Promise<ExitStatus>((resolve) => {
      child.once('error', () => resolve({ code: null, signal: null }));
      child.once('close', (code, signal) => resolve({ code, signal }));
    }).finally(() => process.off('exit', killWithUs));
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** What it last wrote to its standard error. */
  get errors(): string {
    return this.#errors.trim();
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Ends it at once, also when it is stopped, and waits until it is gone. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended;
  }
}
