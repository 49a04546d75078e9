import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GENERATED } from '../synthesis';
import type { Files } from './files';
import { layoutOf } from './manifest-files';
import { findStale, writeFiles } from './write-files';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'output-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

const header = `# ${GENERATED} synth\n`;
const files = new Map([['manifests/dev/00-platform.yaml', `${header}kind: Namespace\n`]]);

const findLeftovers = (present: Files) => layoutOf(root).findLeftovers(present);
const staleOf = (present: Files) => findStale(root, present, findLeftovers(present));

test('what was written is current', () => {
  expect(staleOf(files)).toEqual(['manifests/dev/00-platform.yaml']);
  writeFiles(root, files);

  expect(staleOf(files)).toEqual([]);
});

test('a changed file is stale', () => {
  writeFiles(root, files);

  writeFileSync(join(root, 'manifests/dev/00-platform.yaml'), 'a: 2\n');

  expect(staleOf(files)).toEqual(['manifests/dev/00-platform.yaml']);
});

test('the file of a component or an environment that is gone is stale, and deleted; files of others stay', () => {
  const gone = ['manifests/dev/10-gone.yaml', 'manifests/gone/00-platform.yaml'];
  const others = ['manifests/dev/10-by-hand.yaml', 'manifests/dev/patch.yaml', 'manifests/README.md', 'other/00-platform.yaml'];
  writeFiles(root, new Map([...files, ...gone.map((path) => [path, header] as const), ...others.map((path) => [path, 'a: 1\n'] as const)]));

  expect(staleOf(files)).toEqual(gone);
  writeFiles(root, files, findLeftovers(files));

  expect(staleOf(files)).toEqual([]);
  for (const path of others) expect(readFileSync(join(root, path), 'utf8')).toBe('a: 1\n');
  expect(readdirSync(join(root, 'manifests/gone'))).toEqual([]);
});

test('a file of somebody else under a name of ours is told; one in which Git has marked a conflict is ours', () => {
  const findForeign = () => layoutOf(root).findForeign?.(files);
  expect(findForeign()).toEqual([]);
  mkdirSync(join(root, 'manifests/dev'), { recursive: true });

  writeFileSync(join(root, 'manifests/dev/00-platform.yaml'), `<<<<<<< HEAD\n${header}kind: Namespace\n`);
  expect(findForeign()).toEqual([]);

  writeFileSync(join(root, 'manifests/dev/00-platform.yaml'), 'kind: Namespace\n');
  expect(findForeign()).toEqual(['manifests/dev/00-platform.yaml']);
});

test('a platform in a folder of its own is written beside it', () => {
  const { manifestsOf } = layoutOf(root, 'examples/shop');

  expect(manifestsOf('prod')).toBe('examples/shop/manifests/prod');
});
