import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Linter } from 'eslint';
import folderSize from './folder-size.cjs';

const FOLDER = 'load/src/engine';

/** What the rule says of a folder of files with these names, at each of them. */
function lint(files: readonly string[], except: Readonly<Record<string, string>> = {}): readonly string[] {
  const cwd = mkdtempSync(join(tmpdir(), 'folder-size-'));
  mkdirSync(join(cwd, FOLDER), { recursive: true });
  for (const file of files) writeFileSync(join(cwd, FOLDER, file), '');
  const config = {
    files: ['**/*.ts'],
    plugins: { workspace: { rules: { 'folder-size': folderSize } } },
    rules: { 'workspace/folder-size': ['error', { most: 2, except }] },
  } satisfies Linter.Config;

  const sources = files.filter((file) => file.endsWith('.ts'));
  const messages = sources.flatMap((file) => new Linter({ cwd }).verify('', config, { filename: join(cwd, FOLDER, file) }));
  rmSync(cwd, { recursive: true });
  return messages.map(({ message }) => message);
}

test('a folder of more files than allowed is told once', () => {
  expect(lint(['a.ts', 'b.ts', 'c.ts'])).toEqual([
    expect.stringContaining(`${FOLDER} has 3 files, tests not counted, more than 2: move its second subject`),
  ]);
});

test('tests, and what is not TypeScript, do not count', () => {
  expect(lint(['a.test.ts', 'a.ts', 'b.ts', 'report.lua'])).toEqual([]);
});

test('a folder with a reason may be larger, and needs none when it is not', () => {
  expect(lint(['a.ts', 'b.ts', 'c.ts'], { [FOLDER]: 'one file for each engine' })).toEqual([]);
  expect(lint(['a.ts', 'b.ts'], { [FOLDER]: 'one file for each engine' })).toEqual([
    expect.stringContaining('take it out of LARGE_FOLDERS'),
  ]);
});
