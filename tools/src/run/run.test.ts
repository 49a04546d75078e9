import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a program has its arguments, its exit code and the files that it imports', () => {
  write('greet.ts', 'export const greet = (name: string): string => `hello, ${name}`;\n');
  write('main.ts', "import { greet } from './greet';\nconsole.log(greet(process.argv[2] as string));\nprocess.exitCode = 3;\n");

  const { status, stdout, stderr } = run('main.ts', 'Ada');

  expect({ status, stdout, stderr }).toEqual({ status: 3, stdout: 'hello, Ada\n', stderr: '' });
});

test('an error names its place in the sources', () => {
  write(
    'fail.ts',
    'interface Long {\n  readonly gone: string;\n}\n\nexport function fail(_: Long): never {\n  throw new Error("no");\n}\n',
  );
  write('main.ts', "import { fail } from './fail';\n\nfail({ gone: '' });\n");

  const { status, stderr } = run('main.ts');

  expect(status).toBe(1);
  expect(stderr).toContain(`${join(folder, 'fail.ts')}:6:`);
  expect(stderr).toContain(`${join(folder, 'main.ts')}:3:`);
});

test('a program that does not compile is not run', () => {
  write('main.ts', "console.log('ran');\nconst;\n");

  const { status, stdout, stderr } = run('main.ts');

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('main.ts:2:5');
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function run(name: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(__dirname, 'run.cjs'), join(folder, name), ...args], { encoding: 'utf8' });
}
