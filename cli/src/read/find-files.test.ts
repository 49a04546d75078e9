import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findFiles } from './find-files';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
  for (const path of [
    'a.yaml',
    'b/c.yml',
    'b/d.json',
    'b/e.txt',
    'b/F.YAML',
    'node_modules/x/g.yaml',
    '.git/h.yaml',
    'odd[1].yaml',
    'empty/i.txt',
  ]) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), 'kind: A\n');
  }
  symlinkSync('..', join(folder, 'b/up'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const find = (args: readonly string[], exclude: readonly string[] = []) => {
  const { files, problems } = findFiles(
    args.map((arg) => join(folder, arg)),
    exclude.map((pattern) => join(folder, pattern)),
  );
  const short = (path: string) => path.replace(`${folder}/`, '');
  return [...files.map(({ path }) => short(path)), ...problems.map(({ file, message }) => `${short(file)}: ${message}`)];
};

test.each([
  { args: ['.'], found: ['a.yaml', 'b/F.YAML', 'b/c.yml', 'b/d.json', 'odd[1].yaml'] },
  { args: ['b/e.txt'], found: ['b/e.txt'] },
  { args: ['odd[1].yaml'], found: ['odd[1].yaml'] },
  { args: ['b/*.{yml,json}'], found: ['b/c.yml', 'b/d.json'] },
  { args: ['**/*.yaml'], found: ['a.yaml', 'odd[1].yaml'] },
  { args: ['a.yaml', '.', 'b/../a.yaml'], found: ['a.yaml', 'b/F.YAML', 'b/c.yml', 'b/d.json', 'odd[1].yaml'] },
  { args: ['none.yaml'], found: ['none.yaml: there is no such file or folder'] },
  { args: ['none/*.yaml'], found: ['none/*.yaml: no file matches the pattern'] },
  { args: ['a.yaml/b'], found: ['a.yaml/b: it cannot be read (ENOTDIR)'] },
  { args: ['empty'], found: ['empty: holds no file that ends in .yaml, .yml or .json'] },
])('$args', ({ args, found }) => {
  expect(find(args)).toEqual(found);
});

test('a file that a link names too is read once', () => {
  symlinkSync('a.yaml', join(folder, 'link.yaml'));

  expect(find(['a.yaml', 'link.yaml'])).toEqual(['link.yaml']);
  expect(find(['a.yaml', 'link.yaml'], ['link.yaml'])).toEqual(['a.yaml']);
});

test('a link that leads nowhere is left to be told of when it is read', () => {
  symlinkSync('gone.yaml', join(folder, 'b/link.yaml'));

  expect(find(['b/*.yaml'])).toEqual(['b/link.yaml']);
});

test('what is excluded is not read, also where it is named', () => {
  expect(find(['a.yaml', '.'], ['b/**', 'a.yaml'])).toEqual(['odd[1].yaml']);
});
