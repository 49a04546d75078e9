import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readObjects } from '@fairlead/diagnosis';
import type { Finding } from 'fairlead/doctor';
import { type BrokenCase, fileOf, listBrokenCases, profileOf, read, type Version } from '../docs/broken-case';
import { MutantEngine, type Prove, SOURCES } from './mutant-engine';
import { REJECTED_MUTANTS } from './rejected-mutants';
import { RUNNING_MUTANTS } from './running-mutants';
import { SECURE_MUTANTS } from './secure-mutants';
import { WIRING_MUTANTS } from './wiring-mutants';

const MUTANTS = [...WIRING_MUTANTS, ...RUNNING_MUTANTS, ...REJECTED_MUTANTS, ...SECURE_MUTANTS];

const engine = new MutantEngine();

afterAll(() => engine.dispose());

test('without a slip every application that shows one is judged right', async () => {
  const prove = await engine.load();

  const wrong = MUTANTS.filter(({ shownBy }) => !isJudgedRight(caseOf(shownBy), prove));

  expect(wrong).toEqual([]);
});

test.each(MUTANTS)('a rule that $slip is caught by $shownBy', async (mutant) => {
  const prove = await engine.load(mutant);

  expect(isJudgedRight(caseOf(mutant.shownBy), prove)).toBe(false);
});

test('every family of broken applications catches one', () => {
  const caught = new Set(MUTANTS.map(({ shownBy }) => caseOf(shownBy).family));

  expect(listBrokenCases().filter(({ family }) => !caught.has(family))).toEqual([]);
});

test.each(['wiring', 'secure'])('every family of rules in %s has one', (folder) => {
  const entries = readdirSync(join(SOURCES, 'rules', folder), { withFileTypes: true });

  const families = entries.filter((entry) => entry.isDirectory()).map(({ name }) => `rules/${folder}/${name}/`);
  expect(families.filter((family) => !MUTANTS.some(({ file }) => file.startsWith(family)))).toEqual([]);
});

function caseOf(name: string): BrokenCase {
  const found = listBrokenCases().find(({ family, rule }) => `${family}/${rule}` === name);
  if (!found) throw new Error(`there is no broken application ${name}`);
  return found;
}

/** Whether the cause alone is found as it broke, and nothing once it is fixed. */
function isJudgedRight(each: BrokenCase, prove: Prove): boolean {
  const findings = (version: Version) => {
    const { objects } = readObjects([{ name: version, isNamed: true, text: read(fileOf(each, version)) }]);
    const { findings: found } = prove(
      objects.map(({ object }) => object),
      { profile: profileOf(each) },
    );
    return found.filter(({ severity }: Finding) => severity !== 'info');
  };
  const broken = findings('broken.yaml');
  return broken.length === 1 && broken[0]?.id === each.rule && findings('fixed.yaml').length === 0;
}
