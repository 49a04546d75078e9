import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { WORKSPACE } from '../workspace/workspace';
import { runSteps } from './run-steps';

/** What the steps are said to do. */
let said: string[];

beforeEach(() => {
  said = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => jest.restoreAllMocks());

const node = (script: string) => ({ says: 'running', command: [process.execPath, '-e', script] });

test('the first program that fails is the last that runs, and its exit code is told', async () => {
  expect(await runSteps([node(''), node('process.exitCode = 3'), node('process.exitCode = 4')])).toBe(3);
  expect(await runSteps([node(''), node('')])).toBe(0);
});

test('a program that a signal ended is told as a shell tells it', async () => {
  expect(await runSteps([node("process.kill(process.pid, 'SIGTERM')")])).toBe(143);
});

test('a program that is not there is told with what to do', async () => {
  await expect(runSteps([{ says: 'running', command: ['no-such-program'] }])).rejects.toThrow('no-such-program did not start; run npm ci');
});

test('programs in a list of their own run at the same time, and the first exit code of those that failed is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'run-steps-'));
  /** Ends once the other one has started too. */
  const meet = (own: string, other: string, code: number) =>
    node(`
      const { existsSync, writeFileSync } = require('node:fs');
      writeFileSync(${JSON.stringify(join(folder, own))}, '');
      setInterval(() => existsSync(${JSON.stringify(join(folder, other))}) && process.exit(${code}), 5);
    `);

  expect(await runSteps([[meet('one', 'two', 0), meet('two', 'one', 0)]])).toBe(0);
  rmSync(folder, { recursive: true });
  mkdirSync(folder);
  expect(await runSteps([[meet('one', 'two', 3), meet('two', 'one', 4)], node('process.exitCode = 5')])).toBe(3);

  rmSync(folder, { recursive: true });
});

test('of programs at the same time all is printed, and of one that is cut short what stands before', async () => {
  const says = (text: string) => node(`console.log(${JSON.stringify(text)})`);
  const steps = [[says('one'), says('two')], { ...says('three\nfour: 4\nfive'), leavesOutFrom: '/^four: /' }];

  const { ended } = startRunner(JSON.stringify(steps).replace('"/^four: /"', '/^four: /'));

  const { code, stdout, stderr } = await ended;
  expect({ code, stderr }).toEqual({ code: 0, stderr: 'running, running\nrunning\n' });
  expect(stdout.split('\n').sort()).toEqual(['', 'one', 'three', 'two']);
});

test('each program is told on the standard error before it starts, also where no terminal reads', async () => {
  const { ended } = startRunner(`[
    { says: 'checking', command: [process.execPath, '-e', 'console.error("checked"); console.log("1")'] },
    { says: 'building', command: [process.execPath, '-e', 'console.error("built"); console.log("2")'] },
  ]`);

  const { stdout, stderr } = await ended;

  expect(stderr.trimEnd().split('\n')).toEqual(['checking', 'checked', 'building', 'built']);
  expect(stdout).toBe('1\n2\n');
});

test('SIGTERM is passed on to the program that runs', async () => {
  const waits = 'process.on("SIGTERM", () => process.exit(5)); setInterval(() => {}, 1000); console.log("ready");';
  const { runner, ended } = startRunner(`[{ says: 'waiting', command: [process.execPath, '-e', ${JSON.stringify(waits)}] }]`);

  await once(runner.stdout, 'data');
  runner.kill('SIGTERM');

  expect(await ended).toMatchObject({ code: 5, stderr: 'waiting\n' });
});

/** Runs steps, written as JavaScript, in a process of their own. */
function startRunner(steps: string) {
  const script = `require('./tools/src/scripts/run-steps.ts').runSteps(${steps}).then((code) => process.exit(code))`;
  const runner = spawn(process.execPath, ['--require', 'tsx/cjs', '-e', script], { cwd: WORKSPACE, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = Promise.all([once(runner, 'close'), text(runner.stdout), text(runner.stderr)]).then(([[code], stdout, stderr]) => ({
    code: code as number | null,
    stdout,
    stderr,
  }));
  return { runner, ended };
}
