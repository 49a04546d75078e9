import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';

const text = readFileSync(join(WORKSPACE, 'README.md'), 'utf8');

test('README.md fits two screens', () => {
  expect(text.split('\n').length).toBeLessThanOrEqual(120);
});

test('README.md has no paragraph of more than five lines of a screen', () => {
  const paragraphs = text.replaceAll(/^```.*?^```$|^\|.*$/gms, '').split('\n');
  const seen = paragraphs.map((paragraph) => paragraph.replaceAll(/\]\([^)]*\)/g, ''));

  expect(seen.filter(({ length }) => length > 400)).toEqual([]);
});
