import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { isKnownGood, pathOf } = createRequire(__filename)('./known-good.cjs') as {
  readonly isKnownGood: (program: string, sources: readonly string[]) => boolean;
  readonly pathOf: (program: string, kind: string) => string;
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'run-'));
});

afterEach(() => {
  for (const kind of ['types.json', 'tsbuildinfo']) rmSync(pathOf(join(folder, 'main.ts'), kind), { force: true });
  rmSync(folder, { recursive: true });
});

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

describe('where a tsconfig.json says how to check types', () => {
  const WRONG = 'const size: { readonly length?: number } = { lenght: 3 };\nsize.length = 4;\n';

  beforeEach(() => write('tsconfig.json', JSON.stringify({ compilerOptions: { strict: true, types: [], lib: ['es2023'] } })));

  test('what is wrong with them is told with its place and without a stack, and the program tells what it finds', () => {
    write('sizes.ts', `export ${WRONG}`);
    write('main.ts', "import { size } from './sizes';\nconsole.log(size, process.env['TYPE_FAULTS'].split('\\n').length);\n");

    const { status, stdout, stderr } = run('main.ts');

    expect({ status, stdout }).toEqual({ status: 1, stdout: '{ lenght: 3, length: 4 } 4\n' });
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/main\.ts:2:1 .*'console'/),
      expect.stringMatching(/main\.ts:2:19 .*'process'/),
      expect.stringMatching(/sizes\.ts:1:53 .*Did you mean to write 'length'\?$/),
      expect.stringMatching(/sizes\.ts:2:6 .*read-only property\.$/),
      '',
    ]);
  });

  test('a program that fails for them says why, without a stack', () => {
    write('main.ts', 'const text: string = undefined;\ntext.trim();\n');

    expect(run('main.ts').stderr).toMatch(/main\.ts:1:7 .*\nTypeError: .*\n$/);
  });

  test('they are checked again once a file has changed, one that is imported for its types alone included', () => {
    write('size.ts', 'export type Size = number;\n');
    write('main.ts', "import type { Size } from './size';\nexport const size: Size = 3;\n");
    const before = run('main.ts');

    const wasGood = isGood('main.ts');
    write('size.ts', 'export type Size = string;\n');

    expect({ ...before, wasGood }).toMatchObject({ status: 0, stderr: '', wasGood: true });
    expect(isGood('main.ts')).toBe(false);
    expect(run('main.ts')).toMatchObject({ status: 1, stderr: expect.stringContaining('main.ts:2:14 ') });
    expect(isGood('main.ts')).toBe(false);
  });
});

test('a program that does not compile is not run', () => {
  write('main.ts', "console.log('ran');\nconst;\n");

  const { status, stdout, stderr } = run('main.ts');

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('main.ts:2:5');
  expect(stderr.split('\n')).toHaveLength(2);
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function isGood(name: string): boolean {
  return isKnownGood(join(folder, name), [join(folder, name)]);
}

function run(name: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(__dirname, 'run.cjs'), join(folder, name), ...args], {
    encoding: 'utf8',
    // Nx forces colours.
    env: { ...process.env, FORCE_COLOR: '0' },
  });
}
