import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FairleadCommand } from '../../testing/fairlead-command';

let fairlead: FairleadCommand;
beforeAll(() => {
  fairlead = new FairleadCommand();
});
afterAll(() => fairlead.remove());

const init = (...args: readonly string[]) => fairlead.run(['init', ...args]);
const list = (folder: string) => readdirSync(join(fairlead.folder, folder)).sort();
const read = (path: string) => readFileSync(join(fairlead.folder, path), 'utf8');
const readPackageJson = (folder: string) => JSON.parse(read(`${folder}/package.json`)) as Readonly<Record<string, object>>;

const FILES = ['.gitignore', 'README.md', 'contracts.ts', 'environments.ts', 'package.json', 'platform.ts', 'tsconfig.json'];

test('a folder that is not there gets a platform of its name, and the one next command is told', () => {
  const { code, stdout, stderr } = init('My Shop');

  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(list('My Shop')).toEqual(FILES);
  expect(stdout.split('\n')).toEqual([
    'wrote:',
    ...FILES.map((file) => `  new       My Shop/${file}`),
    '',
    "next: cd 'My Shop' && npm install && npx fairlead synth",
    '',
  ]);
  expect(read('My Shop/platform.ts')).toContain("new Platform(app, 'my-shop', environment)");
  expect(readPackageJson('My Shop')).toMatchObject({
    name: 'my-shop',
    scripts: { synth: 'fairlead synth', check: 'fairlead synth --check' },
    dependencies: { cdk8s: expect.any(String), fairlead: expect.any(String) },
    devDependencies: { typescript: expect.any(String) },
  });
  expect(read('My Shop/README.md').split('\n').length).toBeLessThan(15);
});

test('a second run writes nothing, whatever has been changed since, and brings back what is missing', () => {
  init('twice', '--name', 'shop');
  fairlead.write('twice/README.md', 'by hand');

  const { code, stdout } = init('twice');

  expect(code).toBe(0);
  expect(stdout).toMatch(/^nothing to write:\n/);
  expect(stdout).toContain('  kept      twice/README.md  (is there)\n');
  expect(read('twice/README.md')).toBe('by hand');
  expect(read('twice/platform.ts')).toContain("'shop'");
});

test('--dry-run says what would be written, and writes nothing', () => {
  const { code, stdout } = init('dry', '--dry-run');

  expect(code).toBe(0);
  expect(stdout).toMatch(/^would write:\n {2}new {7}dry\/\.gitignore\n/);
  expect(readdirSync(fairlead.folder)).not.toContain('dry');
});

test('a package.json that is there gets what it lacks, and keeps all that it has', () => {
  const own = { name: 'ours', scripts: { check: 'make' }, devDependencies: { typescript: '~5.9.0', zod: '4.0.0' }, license: 'MIT' };
  fairlead.write('present/package.json', JSON.stringify(own, undefined, '\t'));

  const { stdout } = init('present');

  expect(stdout).toContain('(gets script synth, cdk8s, cdk8s-plus-28, constructs, fairlead, @types/node)\n');
  expect(readPackageJson('present')).toEqual({
    ...own,
    scripts: { check: 'make', synth: 'fairlead synth' },
    dependencies: {
      cdk8s: expect.any(String),
      'cdk8s-plus-28': expect.any(String),
      constructs: expect.any(String),
      fairlead: expect.any(String),
    },
    devDependencies: { ...own.devDependencies, '@types/node': expect.any(String) },
  });
  expect(read('present/package.json')).toContain('\n\t"name": "ours"');
});

test.each(['{ "name": ', '[]'])('a package.json that holds %j is told, and nothing is written', (text) => {
  fairlead.write('broken/package.json', text);

  expect(init('broken')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(/^package\.json is no .*, so nothing is written; mend it/),
  });
  expect(list('broken')).toEqual(['package.json']);
});

test('beside a platform that somebody has written no source of another is put', () => {
  fairlead.write('own/platform.ts', 'export {};\n');

  const { stdout } = init('own');

  expect(stdout).toContain('  kept      own/contracts.ts  (not written, for platform.ts is yours)\n');
  expect(list('own')).toEqual(['.gitignore', 'README.md', 'package.json', 'platform.ts', 'tsconfig.json']);
});

test('what an interrupted run has not written, the next one does', () => {
  init('whole', '--name', 'shop');
  fairlead.write('part/contracts.ts', read('whole/contracts.ts'));

  init('part', '--name', 'shop');

  expect(list('part')).toEqual(FILES);
});

test('--env names the environments: those for one machine, and those that serve clients', () => {
  init('several', '--env', 'dev,test,staging,prod', '--name', 'shop');

  const text = read('several/environments.ts');

  expect(text).toContain("import { development, externalSecrets, ingressNginx, production } from 'fairlead';");
  expect([...text.matchAll(/host: '(.*)'/g)].map(([, host]) => host)).toEqual([
    'shop.localhost',
    'test.shop.localhost',
    'staging.shop.example.com',
    'shop.example.com',
  ]);
  expect(text.match(/name: '\w+'/g)).toEqual(["name: 'test'", "name: 'staging'"]);
});

test.each([
  { args: ['--name', 'Shop!'], says: '--name is "Shop!"; give at most 30 of a-z, 0-9 and -, the first a letter, such as shop' },
  { args: ['--env', 'dev,'], says: '--env is ""; give at most' },
  { args: ['--env', 'dev,dev'], says: '--env names dev twice; give each once' },
  { args: ['a', 'b'], says: 'one folder at a time, and 2 are given' },
  { args: ['--nmae', 'shop'], says: 'did you mean --name?' },
])('$args is refused', ({ args, says }) => {
  expect(init(...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(says) });
});

test('a file where the folder is to be is told', () => {
  fairlead.write('a-file', '');

  expect(init('a-file')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'a-file cannot be written: a file is where its folder belongs; move that away, and run this again\n',
  });
});
