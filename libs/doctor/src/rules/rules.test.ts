import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Inventory } from '../read/inventory';
import { UnreadField } from '../read/schema/unread-field';
import type { Rule } from './rule';
import { ADVICE_RULES, checkRules, OWN_RULES, RULES } from './rules';

const SOURCES = join(__dirname, '..');

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.ts$/.test(file));
}

/** Ids of findings in sources, by how they are written. */
function listIds(): readonly string[] {
  const texts = listFiles(SOURCES).map((file) => readFileSync(join(SOURCES, file), 'utf8'));
  const ids = texts.flatMap((text) =>
    [...text.matchAll(/(?:\bid: (?:\w+ \? '([a-z-]+)' : )?|\* Rule of .*\nexport const \w+ = )'([a-z-]+)'/g)].flatMap(([, a, b]) => [a, b]),
  );
  return ids.filter((id) => id !== undefined);
}

test('every rule is explained, and no other', () => {
  expect(Object.keys(RULES).sort()).toEqual([...new Set(listIds())].sort());
});

test('every file of a rule holds the one that it is named after, which is checked', () => {
  const files = listFiles(__dirname).filter((file) => /: (?:Advice)?Rule = \{$/m.test(readFileSync(join(__dirname, file), 'utf8')));

  expect([...OWN_RULES, ...ADVICE_RULES].map(({ id }) => id).sort()).toEqual(files.map((file) => basename(file, '.ts')).sort());
});

test('a rule that rests on a field that cannot be read says nothing, and the others go on', () => {
  const rule = (id: string, find: Rule['find']): Rule => ({ id, says: '', why: '', fix: '', find });
  const fault = { severity: 'error', certainty: 'proven', resource: { kind: 'Pod', name: 'a' }, what: '', why: '', fix: '' } as const;
  const unread = rule('unread', () => {
    throw new UnreadField();
  });

  const findings = checkRules(new Inventory([]), [unread, rule('found', () => [fault])]);

  expect(findings).toEqual([{ ...fault, id: 'found', evidence: [] }]);
});
