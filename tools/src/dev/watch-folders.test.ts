import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { watchFolders } from './watch-folders';

let root: string;
let stop: AbortController;
let changes: number;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watch-'));
  mkdirSync(join(root, 'a/b'), { recursive: true });
  writeFileSync(join(root, 'a/b/file.ts'), 'one');
  changes = 0;
  stop = new AbortController();
  watchFolders([root], () => (changes += 1), stop.signal);
});

afterEach(() => {
  stop.abort();
  rmSync(root, { recursive: true });
});

/** Whether a change is noticed; what came before it is not counted. */
async function isNoticed(change: () => void): Promise<boolean> {
  await delay(100);
  changes = 0;
  change();
  for (let waitedMs = 0; changes === 0 && waitedMs < 2_000; waitedMs += 10) await delay(10);
  return changes > 0;
}

const write = (file: string) => () => writeFileSync(join(root, file), 'two');
const replace = (file: string) => () => {
  write(`${file}.new`)();
  renameSync(join(root, `${file}.new`), join(root, file));
};

test.each([
  { name: 'a file that is written', prepare: () => undefined, change: write('a/b/file.ts') },
  { name: 'a file that is replaced, for the second time too', prepare: replace('a/b/file.ts'), change: replace('a/b/file.ts') },
  { name: 'a new file', prepare: () => undefined, change: write('a/new.ts') },
  { name: 'a file that goes', prepare: () => undefined, change: () => rmSync(join(root, 'a/b/file.ts')) },
  { name: 'a file in a new folder', prepare: () => mkdirSync(join(root, 'c/d'), { recursive: true }), change: write('c/d/new.ts') },
  { name: 'a file in a folder that was moved', prepare: () => renameSync(join(root, 'a'), join(root, 'e')), change: write('e/b/file.ts') },
  {
    name: 'a file in a folder that went and came back',
    prepare: () => (rmSync(join(root, 'a'), { recursive: true }), mkdirSync(join(root, 'a/b'), { recursive: true })),
    change: write('a/b/file.ts'),
  },
])('notices $name', async ({ prepare, change }) => {
  prepare();

  expect(await isNoticed(change)).toBe(true);
});

test('notices nothing where nothing changes, nor once it is stopped', async () => {
  expect(await isNoticed(() => undefined)).toBe(false);

  stop.abort();

  expect(await isNoticed(write('a/b/file.ts'))).toBe(false);
});
