import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INVALID_SUPPRESSION, RULES } from './rules';

const ENGINE = join(__dirname, '../../../libs/doctor/src');

/** Ids of rules in the sources of the engine, by how it writes them. */
function listEngineRules(): readonly string[] {
  const files = readdirSync(ENGINE, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.test)\.ts$/.test(file));
  const texts = files.map((file) => readFileSync(join(ENGINE, file), 'utf8'));
  const ids = texts.flatMap((text) =>
    [...text.matchAll(/(?:\bid: (?:\w+ \? '([a-z-]+)' : )?|\* Rule of .*\nexport const \w+ = )'([a-z-]+)'/g)].flatMap(([, a, b]) => [a, b]),
  );
  return ids.filter((id) => id !== undefined);
}

test('every rule that the engine has can be explained, and no other but our own', () => {
  const explained = Object.keys(RULES).filter((id) => id !== INVALID_SUPPRESSION);

  expect(explained.sort()).toEqual([...new Set(listEngineRules())].sort());
});
