import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { WORKSPACE } from '../workspace/workspace';
import { runSteps } from './run-steps';

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

test('each program is told on the standard error before it starts, also where no terminal reads', async () => {
  const script = `require('./tools/src/scripts/run-steps.ts').runSteps([
    { says: 'checking', command: [process.execPath, '-e', 'console.error("checked"); console.log("1")'] },
    { says: 'building', command: [process.execPath, '-e', 'console.error("built"); console.log("2")'] },
  ])`;
  const runner = spawn(process.execPath, ['--import', 'tsx', '-e', script], { cwd: WORKSPACE, stdio: ['ignore', 'pipe', 'pipe'] });

  const [stdout, stderr] = await Promise.all([text(runner.stdout), text(runner.stderr)]);

  expect(stderr.trimEnd().split('\n')).toEqual(['checking', 'checked', 'building', 'built']);
  expect(stdout).toBe('1\n2\n');
});

test('SIGTERM is passed on to the program that runs', async () => {
  const waits = 'process.on("SIGTERM", () => process.exit(5)); setInterval(() => {}, 1000); console.log("ready");';
  const steps = `[{ says: 'waiting', command: [process.execPath, '-e', ${JSON.stringify(waits)}] }]`;
  const script = `require('./tools/src/scripts/run-steps.ts').runSteps(${steps}).then((code) => process.exit(code))`;
  const runner = spawn(process.execPath, ['--import', 'tsx', '-e', script], { cwd: WORKSPACE, stdio: ['ignore', 'pipe', 'pipe'] });

  await once(runner.stdout, 'data');
  runner.kill('SIGTERM');
  const [code] = await once(runner, 'exit');

  expect(code).toBe(5);
});
