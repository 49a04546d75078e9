import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from './workspace';

jest.setTimeout(60_000);

const { scripts } = JSON.parse(readFileSync(join(WORKSPACE, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

/** Commands that are programs of the workspace; the others are tools with a help of their own. */
const commands = Object.entries(scripts).flatMap(([name, script]) => {
  const [, args] = /^(?:exec )?node (.*)$/.exec(script) ?? [];
  return args === undefined ? [] : [{ name: name === 'start' ? 'npm start' : `npm run ${name}`, args: args.split(' ') }];
});

test('there are commands to ask', () => {
  expect(commands.length).toBeGreaterThan(5);
});

test.each(commands)('$name --help says how it is used, and nothing runs', async ({ name, args }) => {
  const { code, stdout, stderr } = await start([...args, '--help']);

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout.split('\n').length).toBeGreaterThan(2);
  // `synth:check` is `synth` with an option.
  expect(stdout).toMatch(new RegExp(`^${name.replace(/:check$/, '')}\\b`));
});

test('an unknown option is refused in one line, with 2', async () => {
  const { args = [] } = commands.find(({ name }) => name === 'npm run docs:rooms') ?? {};

  expect(await start([...args, '--turbo'])).toEqual({
    code: 2,
    stdout: '',
    stderr: "Unknown option '--turbo'; npm run docs:rooms -- --help lists what there is\n",
  });
});

function start(args: readonly string[]): Promise<{ readonly code: number; readonly stdout: string; readonly stderr: string }> {
  return new Promise((done) => {
    const child = execFile(process.execPath, args, { cwd: WORKSPACE }, (_, stdout, stderr) =>
      done({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
