import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

const ROOT = join(__dirname, '../../..');
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Runs a program, by default of the folder beside this file, in a process of its own, which ends with the test at the latest. What it prints is collected. */
export function runProgram(name: string, environment: Readonly<Record<string, string>>) {
  const child = startProgram(name, environment);
  const ended = Promise.all([once(child, 'exit'), text(child.stdout), text(child.stderr)]).then(([[code], stdout, stderr]) => ({
    code: code as number | null,
    stdout,
    stderr,
  }));
  return { child, ended };
}

/** The same, where what it prints waits until the test reads it. */
export function startProgram(name: string, environment: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', resolve(__dirname, 'programs', name)], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.base.json'), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}
