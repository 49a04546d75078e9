import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runPlan } from './run-plan';
import type { Step } from './step';

let folder: string;
let told: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-'));
  told = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const sh = (script: string) => ['sh', '-c', script];
const node = (program: string) => [process.execPath, '--eval', program];

function run(steps: readonly Step[], stop = new AbortController().signal): Promise<void> {
  return runPlan(steps, { stop, env: { ...process.env, FOLDER: folder }, tell: (line) => told.push(line) });
}

const written = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined);

test('steps are done in order, each told', async () => {
  await run([
    { says: 'one', command: sh('echo 1 >>$FOLDER/log') },
    { says: 'two', command: sh('echo 2 >>$FOLDER/log') },
  ]);

  expect(written('log')).toBe('1\n2\n');
  expect(told).toEqual(['one', 'two']);
});

test('a step whose work is done is left out, with what comes after it', async () => {
  const step: Step = {
    says: 'making it',
    command: sh('echo >$FOLDER/it; echo made >>$FOLDER/log'),
    unless: [{ command: sh('[ -e $FOLDER/it ]') }],
    andThen: [{ says: 'marking it', command: sh('echo marked >>$FOLDER/log') }],
  };

  await run([step]);
  await run([step]);

  expect(written('log')).toBe('made\nmarked\n');
  expect(told).toEqual(['making it', 'marking it', 'making it: nothing to do, it is there']);
});

test('a question is answered by what it prints, and says what that means', async () => {
  const ask = (prints: RegExp) => [{ command: sh('echo fairlead-2'), prints, means: 'it is used' }];

  await run([
    { says: 'one', command: sh('true'), unless: ask(/^fairlead$/m) },
    { says: 'two', command: sh('true'), unless: ask(/\S/) },
  ]);

  expect(told).toEqual(['one', 'two: nothing to do, it is used']);
});

test('a question that prints and cannot be asked ends the plan: nothing may be removed by mistake', async () => {
  const steps: Step[] = [
    { says: 'removing it', command: sh('echo >$FOLDER/removed'), unless: [{ command: sh('echo forbidden >&2; exit 3'), prints: /./ }] },
  ];

  await expect(run(steps)).rejects.toMatchObject({
    message: "nobody can tell what there is: sh -c 'echo forbidden >&2; exit 3' ended with 3",
    cause: { message: 'forbidden' },
  });
  expect(written('removed')).toBeUndefined();
});

test('the first step that fails ends the plan, with its hint', async () => {
  const steps: Step[] = [
    { says: 'making it', command: sh('exit 7'), hint: 'make room' },
    { says: 'after it', command: sh('echo >$FOLDER/after') },
  ];

  await expect(run(steps)).rejects.toThrow("making it failed: sh -c 'exit 7' ended with 7; make room");
  expect(written('after')).toBeUndefined();
});

test('a program that is not there is told by its name', async () => {
  await expect(run([{ says: 'making it', command: ['no-such-program'] }])).rejects.toThrow(
    'no-such-program is not on the path; npm run validate says how to get it',
  );
});

test('a step takes an input that is made for it alone, and may give what it prints', async () => {
  let read = '';

  await run([
    {
      says: 'it',
      command: node('process.stdin.on("data", (text) => process.stdout.write(String(text).toUpperCase()))'),
      input: async () => 'secret',
      read: (output) => (read = output),
    },
  ]);

  expect(read).toBe('SECRET');
  expect(told.join()).not.toContain('secret');
});

test('a stop ends the command that runs, and begins no other', async () => {
  const stop = new AbortController();
  const running = run(
    [
      { says: 'long', command: node('setTimeout(() => {}, 30_000)') },
      { says: 'next', command: sh('echo >$FOLDER/next') },
    ],
    stop.signal,
  );
  setTimeout(() => stop.abort(new Error('stopped by SIGINT')), 100);

  await expect(running).rejects.toThrow('stopped by SIGINT');
  expect(written('next')).toBeUndefined();
});
