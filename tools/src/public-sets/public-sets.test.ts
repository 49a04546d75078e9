import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';
import { checkOut, findCheckout } from './check-out';
import { compare } from './compare';
import { DOCUMENT, renderDocument } from './document';
import measured from './measured.json';
import { countFindings } from './measure-set';
import type { Measurements, PublicSet } from './public-set';
import { PUBLIC_SETS } from './public-sets';

const measurements: Measurements = measured;
const folder = mkdtempSync(join(tmpdir(), 'public-sets-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the document shows what was measured', () => {
  if (readFileSync(join(WORKSPACE, DOCUMENT), 'utf8') !== renderDocument(PUBLIC_SETS, measurements))
    throw new Error(`${DOCUMENT} is stale; run npm run public-sets -- --write and commit`);
});

test.each(PUBLIC_SETS)('each error and warning of $name has a verdict, and there is no other verdict', ({ name, verdicts }) => {
  const { error, warning } = measurements[name] ?? {};

  expect(Object.keys(verdicts).sort()).toEqual([...new Set([...Object.keys(error ?? {}), ...Object.keys(warning ?? {})])].sort());
  expect(measurements[name]?.objects).toBeGreaterThan(0);
});

test('no verdict says that a finding is false: a false one is mended', () => {
  const reasons = PUBLIC_SETS.flatMap(({ verdicts }) => Object.values(verdicts));

  expect(reasons.filter((reason) => !reason.startsWith('True'))).toEqual([]);
});

const findings = [
  { rule: 'removed-api', severity: 'error' },
  { rule: 'claim-missing', severity: 'warning' },
  { rule: 'removed-api', severity: 'error' },
  { rule: 'open-namespace', severity: 'info' },
] as const;
const found = { ...countFindings({ summary: { objects: 7 }, findings }), others: {} };

test('errors and warnings are counted by rule, advice all together', () => {
  expect(found).toEqual({ objects: 7, error: { 'removed-api': 2 }, warning: { 'claim-missing': 1 }, info: 1, others: {} });
});

test('a difference is told for each rule, and advice makes none', () => {
  expect(compare({ ...found, info: 9 }, found)).toEqual([]);
  expect(compare({ ...found, error: { 'removed-api': 1, 'wrong-type': 3 } }, found)).toEqual([
    'error removed-api: 2, and 1 were kept',
    'error wrong-type: 0, and 3 were kept',
  ]);
  expect(compare(undefined, found)).toHaveLength(2);
});

const hasGit = !spawnSync('git').error;

(hasGit ? test : test.skip)('a repository is fetched at its commit, and once', () => {
  const origin = join(folder, 'origin');
  const git = (...args: readonly string[]) => execFileSync('git', ['-C', origin, ...args], { encoding: 'utf8' }).trim();
  mkdirSync(origin);
  git('init', '--quiet');
  git('config', 'uploadpack.allowAnySHA1InWant', 'true');
  const commit = (text: string) => {
    writeFileSync(join(origin, 'web.yaml'), text);
    git('add', '.');
    git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '-m', 'change');
    return git('rev-parse', 'HEAD');
  };
  const set: PublicSet = { name: 'web', repository: 'example/web', commit: commit('first'), reads: ['.'], verdicts: {} };
  commit('second');

  const checkout = checkOut(set, join(folder, 'cache'), `file://${origin}`);
  rmSync(origin, { recursive: true });

  expect(readFileSync(join(checkout, 'web.yaml'), 'utf8')).toBe('first');
  expect(checkOut(set, join(folder, 'cache'), `file://${origin}`)).toBe(checkout);
});

test('a folder that lacks a repository is told which one', () => {
  expect(() => findCheckout({ ...PUBLIC_SETS[3], repository: 'argoproj/argo-cd', commit: 'c0ffee' } as PublicSet, folder)).toThrow(
    '--from has no folder argoproj+argo-cd; put argoproj/argo-cd at c0ffee there',
  );
});
