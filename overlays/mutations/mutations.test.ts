import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isProven, proveManifests } from 'fairlead/doctor';
import { declaredOf, findAfter } from './mutation';
import { findNaming, renderMutations } from './mutation-document';
import { createMutationSuites } from './mutation-suites';

const suites = createMutationSuites();
const edits = suites.flatMap(({ title, platform, mutations }) => mutations.map((mutation) => ({ title, platform, mutation, ...mutation })));

test.each(suites)('before any edit nothing is wrong: $title', ({ platform }) => {
  const report = proveManifests(platform.toJson(), declaredOf(platform));

  expect(report.findings).toEqual([]);
});

test.each(edits)('$title, $object: $edit', ({ platform, mutation }) => {
  const findings = findAfter(platform, mutation);

  expect(isProven({ findings })).toBe(false);
  expect(findings.map(({ id }) => id)).toContain(mutation.found);
  expect(findNaming(findings, mutation)).toBeDefined();
});

test('there are at least 30 different edits', () => {
  expect(new Set(edits.map(({ title, object, edit }) => `${title} ${object} ${edit}`)).size).toBeGreaterThanOrEqual(30);
});

test('the document lists them as they are', () => {
  if (readFileSync(join(__dirname, '../..', 'docs', 'mutations.md'), 'utf8') !== renderMutations(suites))
    throw new Error('docs/mutations.md is stale; run npm run docs:mutations');
});
