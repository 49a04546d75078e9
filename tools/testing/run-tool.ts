import { execFile } from 'node:child_process';
import { WORKSPACE } from '../src/workspace/workspace';

/** How a command ended, and what it printed. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command of `tools/src` in a process of its own, as npm does, while servers of the test go on in this one.
 *
 * @param env beside `PATH` and `HOME`, all of its environment: what this machine is told must not reach a test
 */
export function runTool(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return runMain(`tools/src/${name}/main.ts`, args, env);
}

/** The same of any command. @param main its file, from the root of the repository */
export function runMain(main: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const start = ['--require', './tools/src/run/typescript.cjs', main, ...args];
  const { PATH, HOME } = process.env;
  return new Promise((resolve) => {
    const child = execFile(process.execPath, start, { cwd: WORKSPACE, env: { PATH, HOME, ...env } }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
