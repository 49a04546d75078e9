import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGINES } from './engine/engine';
import { SCENARIOS } from './scenario/scenarios';

test('the README has a row for each scenario and each engine', () => {
  const readme = readFileSync(join(__dirname, '../README.md'), 'utf8');

  const rows = [...readme.matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);

  expect(rows.sort()).toEqual([...Object.keys(SCENARIOS), ...ENGINES].sort());
});
