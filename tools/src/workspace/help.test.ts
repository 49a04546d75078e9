import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP_NAMES } from '@fairlead/contracts';
import { COMMAND_BUNDLE } from '../bundle/command-place';
import { WORKSPACE } from './workspace';

jest.setTimeout(60_000);

const { scripts } = JSON.parse(readFileSync(join(WORKSPACE, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** npm has short forms of these. */
const SHORT = ['start', 'test'];

const commands = Object.entries(scripts).map(([script, command]) => ({
  name: SHORT.includes(script) ? `npm ${script}` : `npm run ${script}`,
  command,
}));

test.each(commands)('$name is a program of the workspace, which reads its arguments', ({ command }) => {
  expect(command).toMatch(/^(exec )?node [^&|;]*$/);
});

test.each(commands)('$name --help says how it is used, and nothing runs', async ({ name, command }) => {
  const { code, stdout, stderr } = await start(command, '--help');

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n').length).toBeGreaterThan(2);
  expect(stdout).toMatch(new RegExp(`^${name}\\s`));
});

test.each(commands)('$name refuses an unknown option in one line, with 2, and nothing runs', async ({ name, command }) => {
  const { code, stdout, stderr } = await start(command, '--turbo');

  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^[^\n]*turbo[^\n]*; ${name} -- --help lists what there is\n$`));
});

test('npm run build --help names what it makes: each service, and the command', async () => {
  const { stdout } = await start(scripts['build'] ?? '', '--help');

  expect(stdout).toContain('dist/apps/<name>/main.js');
  expect(stdout).toContain(COMMAND_BUNDLE);
});

test('npm run build refuses a project that cannot be built', async () => {
  expect(await start(scripts['build'] ?? '', '--projects', 'cli,user-servce')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(`--projects is user-servce; give one of ${APP_NAMES.join(', ')}, cli; `),
  });
});

test('wrong options of npm run bench:loop are refused with what it takes', async () => {
  const loop = scripts['bench:loop'] ?? '';

  expect(await start(loop, 'twice')).toMatchObject({ code: 2, stderr: expect.stringMatching(/^the number of rounds is "twice"; give /) });
  expect(await start(loop, '1', 'turbo')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^turbo is not measured; give some of /),
  });
});

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function start(command: string, ...args: readonly string[]): Promise<Outcome> {
  const [file = '', ...words] = command.replace(/^exec /, '').split(' ');
  return new Promise((done) => {
    const child = execFile(file, [...words, ...args], { cwd: WORKSPACE }, (_, stdout, stderr) =>
      done({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
