import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';
import { findCommands } from './commands';

const text = readFileSync(join(WORKSPACE, 'README.md'), 'utf8');

test('README.md fits two screens, beside its picture', () => {
  const read = text.replaceAll(/^```mermaid$.*?^```$/gms, '');

  expect(read.split('\n').length).toBeLessThanOrEqual(82);
});

test('README.md has no paragraph of more than five lines of a screen', () => {
  const paragraphs = text.replaceAll(/^```.*?^```$|^\|.*$/gms, '').split('\n');
  const seen = paragraphs.map((paragraph) => paragraph.replaceAll(/\]\([^)]*\)/g, ''));

  expect(seen.filter(({ length }) => length > 400)).toEqual([]);
});

test('README.md says first what Fairlead does, then the two commands that need only Node', () => {
  const [, opening, ...sections] = text.split(/\n+(?=\*\*|## )/);

  expect(opening).toMatch(/^\*\*You declare /);
  expect(findCommands(sections[0] ?? '').slice(0, 4)).toEqual(['npm ci', 'npm start', 'npm ci', 'npm test']);
});
