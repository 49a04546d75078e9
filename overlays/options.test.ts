import { readOptions } from './options';

/** What is left behind where synth is asked with these arguments, as `package.json` has them. */
function ask(...args: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  const into = (stream: keyof typeof written) => ({ write: (text: string) => (written[stream] += text) });
  const program = { argv: ['node', 'main.ts', ...args], exitCode: 0, stdout: into('stdout'), stderr: into('stderr') };
  const options = readOptions(program);
  return { ...written, code: program.exitCode, options };
}

test.each([
  { args: [], name: 'npm run synth', has: '--replace <object>' },
  { args: ['--check'], name: 'npm run synth:check', has: '--json' },
])('$name has a help and a name of its own', ({ args, name, has }) => {
  const help = ask(...args, '--help');
  const refusal = ask(...args, '--chekc');

  expect(help).toMatchObject({ code: 0, stderr: '', options: undefined });
  expect(help.stdout).toMatch(new RegExp(`^${name} -- `));
  expect(help.stdout).toContain(has);
  expect(refusal).toMatchObject({ code: 2, stdout: '', options: undefined });
  expect(refusal.stderr).toBe(`Unknown option '--chekc'; ${name} -- --help lists what there is\n`);
});

test('a check writes no pages either', () => {
  expect(ask('--check', '--html')).toMatchObject({
    code: 2,
    stderr: '--check writes nothing, so it goes without --html; npm run synth:check -- --help lists what there is\n',
  });
});

test('what is asked for is read', () => {
  expect(ask('--check', '--json').options).toMatchObject({ check: true, json: true, verbose: false, replace: [] });
});
