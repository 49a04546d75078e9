import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';
import { DOCUMENT, renderDocument, type TriedMistake } from './document';
import { MISTAKES } from './mistakes';
import { WorkspaceCopy } from './workspace-copy';

jest.setTimeout(240_000);

const MANIFESTS = 'overlays/prod/manifests/10-redis.yaml';

let copy: WorkspaceCopy;
let tried: readonly TriedMistake[];

beforeAll(() => {
  copy = new WorkspaceCopy();
  tried = MISTAKES.map((mistake) => ({ mistake, outcome: copy.try(mistake) }));
});

afterAll(() => copy.remove());

test('each mistake ends with 1, is told in a few lines without a stack, and writes nothing', () => {
  for (const { outcome } of tried) {
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).not.toMatch(/^ {4}at /m);
    expect(outcome.stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(3);
  }
  expect(copy.read(MANIFESTS)).toBe(readFileSync(join(WORKSPACE, MANIFESTS), 'utf8'));
});

test('without a mistake the same copy is proven', () => {
  expect(copy.synth()).toMatchObject({ code: 0, stderr: '' });
});

test('the document shows them as they are', () => {
  if (readFileSync(join(WORKSPACE, DOCUMENT), 'utf8') !== renderDocument((file) => copy.read(file), tried))
    throw new Error(`${DOCUMENT} is stale; run npm run docs:mistakes`);
});
