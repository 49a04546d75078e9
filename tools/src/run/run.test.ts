import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const { CHECKING } = createRequire(__filename)('./types.cjs') as { readonly CHECKING: string };
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

test('what options.ts beside a main.ts answers is answered before the program is looked at', () => {
  write('main.ts', "import './options';\nconst;\n");
  write(
    'options.ts',
    "export const readOptions = ({ argv }: NodeJS.Process) => (argv[2] === '--help' ? console.log('usage') : { given: argv[2] });\n",
  );

  expect(run('main.ts', '--help')).toMatchObject({ status: 0, stdout: 'usage\n', stderr: '' });
  expect(run('main.ts', '--json')).toMatchObject({ status: 1, stderr: expect.stringMatching(/^main\.ts:2:6 /) });
  expect(run('main.ts')).toMatchObject({ status: 1, stderr: expect.stringMatching(/^main\.ts:2:6 /) });
});

test('a conflict that Git left in a file is told as one', () => {
  write('main.ts', 'const a = 1;\n<<<<<<< HEAD\nconst b = 2;\n=======\nconst b = 3;\n>>>>>>> other\n');

  expect(run('main.ts').stderr.split('\n')[0]).toBe(
    'main.ts:2:1 A conflict of two branches was left here; keep what is meant of both, and take the marks out',
  );
});

test('an error names the line of the program that led to it, and where it was thrown, without a stack', () => {
  mkdirSync(join(folder, 'library'));
  write(
    'library/fail.ts',
    'interface Long {\n  readonly gone: string;\n}\n\nexport function fail(_: Long): never {\n  throw new RangeError("no");\n}\n',
  );
  mkdirSync(join(folder, 'app'));
  write('app/main.ts', "import { fail } from '../library/fail';\n\nfail({ gone: '' });\n");

  const { status, stderr } = run('app/main.ts');

  expect(status).toBe(1);
  expect(stderr.split('\n')).toEqual([
    'app/main.ts:3:1 RangeError: no',
    "  3 | fail({ gone: '' });",
    '    | ^',
    '  thrown at library/fail.ts:6:9',
    '',
  ]);
});

test('an error of the program itself is told once, one of Node at the line that called it', () => {
  write('main.ts', 'const read = (text: string): unknown => JSON.parse(text);\nread("{");\n');

  expect(run('main.ts').stderr.split('\n')).toEqual([
    expect.stringMatching(/^main\.ts:1:46 SyntaxError: /),
    '  1 | const read = (text: string): unknown => JSON.parse(text);',
    '    |                                              ^',
    '',
  ]);
});

describe('where a tsconfig.json says how to check types', () => {
  const WRONG = 'const size: { readonly length?: number } = { lenght: 3 };\nsize.length = 4;\n';

  beforeEach(() => write('tsconfig.json', JSON.stringify({ compilerOptions: { strict: true, types: [], lib: ['es2023'] } })));

  test('a name that is gone is told where it is used first', () => {
    write('main.ts', 'gone();\ngone();\n');

    expect(run('main.ts').stderr).toMatch(/^main\.ts:1:1 Cannot find name 'gone'\.\n[^\n]*\n[^\n]*\n$/);
  });

  test('a file that was emptied is told itself, not who imports it', () => {
    write('greet.ts', '\n');
    write('main.ts', "import { greet } from './greet';\ngreet();\n");

    expect(run('main.ts').stderr).toBe(`greet.ts:1:1 It exports nothing, but main.ts imports { greet } from it.\n  1 | \n    | ^\n`);
  });

  test('what is wrong with them is told with its place and its line, and the program is not run', () => {
    write('sizes.ts', `export ${WRONG}`);
    write('print.ts', 'export const size = 3;\n\tconsole.log(size);\n');
    write('main.ts', "import './print';\nimport './sizes';\n");

    const { status, stdout, stderr } = run('main.ts');

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr.split('\n')).toEqual([
      expect.stringMatching(/^print\.ts:2:2 .*'console'/),
      '  2 | \tconsole.log(size);',
      '    | \t^',
      expect.stringMatching(/^sizes\.ts:1:53 .*Did you mean to write 'length'\?$/),
      '  1 | export const size: { readonly length?: number } = { lenght: 3 };',
      `    | ${' '.repeat(52)}^`,
      expect.stringMatching(/^sizes\.ts:2:6 .*read-only property\.$/),
      '  2 | size.length = 4;',
      '    |      ^',
      '',
    ]);
  });

  test('a value of a wrong type is told what to write, where the class that is wanted makes its own', () => {
    const makers = 'static of(count: number): Size { return new Size(count); }\n  static readonly unit = "MiB";';
    write('size.ts', `export class Size {\n  private constructor(readonly count: number) {}\n  ${makers}\n}\n`);
    write(
      'main.ts',
      "import { Size } from './size';\nexport const a: { size?: Size } = { size: 3 };\nexport const b = (size: Size) => size;\nb(a.size?.count);\n",
    );

    expect(run('main.ts').stderr).toMatch(/^main\.ts:2:37 .* Write Size\.of\(…\)\.\n[^]*^main\.ts:4:3 .* Write Size\.of\(…\)\.\n/m);
  });

  test('a type that has a docstring is told by it, without the fields of a class or the way to the cause', () => {
    write(
      'main.ts',
      [
        'class Service<Name> { a = 1; b = 2; c = 3; d = 4; e = 5; constructor(readonly of: { readonly name: Name }) {} }',
        "/** The service that\n * is called. */\ntype Callee = Service<string> & { readonly of: { readonly name: 'users' } };",
        'const call = (callee: Callee) => callee;',
        "call(new Service({ name: 'data' as const }));\ncall({});",
        'const use = (service: Service<string>) => service;\nuse({});',
      ].join('\n'),
    );

    const told = run('main.ts').stderr.split('\n');

    expect(told.filter((line) => line.startsWith('main.ts'))).toEqual([
      `main.ts:6:6 Argument of type 'Service<"data">' is not assignable to parameter of type 'Callee'. Type '"data"' is not assignable to type '"users"'. Callee: The service that is called.`,
      "main.ts:7:6 Argument of type '{}' is not assignable to parameter of type 'Callee'. Callee: The service that is called.",
      "main.ts:9:5 Argument of type '{}' is not assignable to parameter of type 'Service<string>'.",
    ]);
  });

  test('types that TypeScript writes out at length are named alone, and what is only unused is no fault', () => {
    write('tsconfig.json', JSON.stringify({ compilerOptions: { strict: true, types: [], lib: ['es2023'], noUnusedLocals: true } }));
    write(
      'main.ts',
      "interface Props<T> { readonly of?: T }\nconst unused = 1;\nexport const props: Props<{ readonly 'a:*': 'a long text'; readonly b: 'another long text' }> = { off: 1 };\n",
    );

    const [first = '', ...rest] = run('main.ts').stderr.split('\n');

    expect(first).toContain("'off' does not exist in type 'Props<…>'");
    expect(rest).toHaveLength(3);
  });

  test('what only follows from a fault is not told: a second at its place, and those of files that import a faulty one', () => {
    const contract = (port: string) =>
      `export interface Contract { readonly port: number }\nexport const contract: Contract = { ${port} };\n`;
    write('main.ts', "import { contract } from './contract';\nexport const port: string = contract.port;\n");

    write('contract.ts', contract('prt'));
    const { stderr } = run('main.ts');
    write('contract.ts', contract('port: 1'));

    expect(stderr.split('\n')).toEqual([expect.stringMatching(/^contract\.ts:2:37 .*'prt'/), expect.anything(), expect.anything(), '']);
    expect(run('main.ts').stderr).toMatch(/^main\.ts:2:14 .*\n.*\n.*\n$/);
  });

  test('files that import each other are told all', () => {
    write('a.ts', "import { b } from './b';\nexport const a: number = 'a';\nexport const use = b;\n");
    write('b.ts', "import { a } from './a';\nexport const b: number = 'b';\nexport const use = a;\n");
    write('main.ts', "import './a';\n");

    expect(run('main.ts').stderr).toMatch(/^a\.ts:2:14 [^]*^b\.ts:2:14 /m);
  });

  test('they are checked again once a file has changed, one that is imported for its types alone included', () => {
    write('size.ts', 'export type Size = number;\n');
    write('main.ts', "import type { Size } from './size';\nexport const size: Size = 3;\n");
    const first = runPlain('main.ts');
    const before = runPlain('main.ts');

    const wasGood = isGood('main.ts');
    write('size.ts', 'export type Size = string;\n');

    expect(first).toMatchObject({ status: 0, stdout: '', stderr: `${CHECKING}\n` });
    expect({ ...before, wasGood }).toMatchObject({ status: 0, stderr: '', wasGood: true });
    expect(isGood('main.ts')).toBe(false);
    expect(run('main.ts')).toMatchObject({ status: 1, stderr: expect.stringContaining('main.ts:2:14 ') });
    expect(isGood('main.ts')).toBe(false);
  });

  test('they are known of a program with a script too, whose types stand beside it', () => {
    write('greet.cjs', "exports.greet = () => 'hello';\n");
    write('greet.d.cts', 'export declare const greet: () => string;\n');
    write('main.ts', "import { greet } from './greet.cjs';\nif (greet() !== 'hello') throw new Error('no');\n");

    const [first, second] = [runPlain('main.ts'), runPlain('main.ts')];

    expect(first).toMatchObject({ status: 0, stderr: `${CHECKING}\n` });
    expect(second).toMatchObject({ status: 0, stderr: '' });
  });

  test('of data, another value needs no new check, and another shape does', () => {
    write('tsconfig.json', JSON.stringify({ compilerOptions: { strict: true, types: [], lib: ['es2023'], resolveJsonModule: true } }));
    write('images.json', '{ "tag": "one", "ports": [1] }');
    write('main.ts', "import images from './images.json';\nexport const tag: string = images.tag;\n");

    const first = runPlain('main.ts');
    write('images.json', '{ "tag": "two", "ports": [2] }');
    const other = isGood('main.ts');
    write('images.json', '{ "tag": 2, "ports": [2] }');

    expect(first).toMatchObject({ status: 0, stderr: `${CHECKING}\n` });
    expect(other).toBe(true);
    expect(isGood('main.ts')).toBe(false);
    expect(run('main.ts')).toMatchObject({ status: 1, stderr: expect.stringContaining('main.ts:2:14 ') });
  });
});

test('where the packages are not installed, it is told what to do, without a stack', () => {
  cpSync(__dirname, join(folder, 'tools/src/run'), { recursive: true });
  cpSync(join(__dirname, '../start'), join(folder, 'tools/src/start'), { recursive: true });

  for (const args of [['./run/run.cjs'], ['./start/announce.cjs'], ['--require', './run/typescript.cjs']]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [...args, 'main.ts'], {
      cwd: join(folder, 'tools/src'),
      encoding: 'utf8',
    });

    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: '', stderr: 'the packages are not installed; run npm ci\n' });
  }
});

test('a program that does not compile is not run', () => {
  write('main.ts', "console.log('ran');\nconst;\n");

  const { status, stdout, stderr } = run('main.ts');

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr.split('\n')).toEqual([expect.stringMatching(/^main\.ts:2:6 Expected /), '  2 | const;', '    |      ^', '']);
});

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

function isGood(name: string): boolean {
  return isKnownGood(join(folder, name), [join(folder, name)]);
}

/** What a program left behind, without the line that says that types are checked. */
function run(name: string, ...args: string[]) {
  const { status, stdout, stderr } = runPlain(name, ...args);
  return { status, stdout, stderr: stderr.replace(`${CHECKING}\n`, '') };
}

function runPlain(name: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(__dirname, 'run.cjs'), join(folder, name), ...args], {
    cwd: folder,
    encoding: 'utf8',
    // Nx forces colours.
    env: { ...process.env, FORCE_COLOR: '0' },
  });
}
