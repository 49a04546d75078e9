import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type StartProps, toStartError } from '@fairlead/command-line';

/** A program that runs beside us, and where it listens. */
export interface BackgroundProgram {
  readonly address: string;
  /** Ends it, and waits until it is gone. */
  readonly stop: () => Promise<void>;
}

/** How a program is run. */
export interface BackgroundProps extends Pick<StartProps, 'howToGet'> {
  readonly command: readonly [file: string, ...args: string[]];
  /** @default the working directory of this process */
  readonly cwd?: string;
  /** Finds its address in a line that it prints, as its first group. */
  readonly address: RegExp;
}

/** Last lines that are told of a program that fails. */
const TOLD_LINES = 5;

/**
 * Starts a program, and waits until it says where it listens. Ctrl-C in a terminal does not reach it: whoever started it decides when it
 * ends.
 *
 * @throws Error with what it printed last where it is not there, or ends before
 */
export async function startProgram({ command: [file, ...args], cwd, address, howToGet }: BackgroundProps): Promise<BackgroundProgram> {
  const child = spawn(file, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const kill = () => child.kill();
  process.on('exit', kill);
  let last: readonly string[] = [];
  const listens = new Promise<string>((resolve, reject) => {
    const read = (line: string) => {
      last = [...last, line].slice(-TOLD_LINES);
      const [, found] = address.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    };
    // They read to the end, or it could not write.
    for (const output of [child.stdout, child.stderr]) createInterface(output).on('line', read);
    child.once('error', (error) => reject(toStartError(file, error, { cwd, howToGet })));
    child.once('close', () => reject(new Error(`${file} ended before it listened: ${last.join('\n')}`)));
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()).once('error', () => resolve()));
  void ended.then(() => process.off('exit', kill));
  const stop = async () => (kill(), ended);
  return { address: await listens, stop };
}
