import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';
import { findBlocks } from './blocks';
import { SEEN_ONCE, SHOWN, TRIED, WRITTEN } from './shown-output';

const read = (file: string) => readFileSync(join(WORKSPACE, file), 'utf8');

/** What a line begins with that is typed. */
const COMMAND = /^(?:[A-Z_]+=\S+ )?(?:npm|npx|git|kubectl|helm|openssl|aws|python3|\.ci\/[\w-]+)\b/;

const documents = ['README.md', 'CONTRIBUTING.md', ...listDocuments('docs'), ...listDocuments('docs/performance')];
const shown = documents
  .filter((document) => ![...TRIED, ...Object.keys(WRITTEN), ...Object.keys(SEEN_ONCE)].includes(document))
  .flatMap((document) => findBlocks(read(document)).filter(({ language }) => language === 'text'))
  .map(({ text }) => text.split('\n')[0] ?? '')
  .filter((line) => !COMMAND.test(line));

function listDocuments(folder: string): readonly string[] {
  return readdirSync(join(WORKSPACE, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => `${folder}/${file}`);
}

test('what a document shows of a program is held by something, and nothing else is listed', () => {
  expect([...new Set(shown)].sort()).toEqual(Object.keys(SHOWN).sort());
});

test.each(Object.entries(SHOWN))('%s is held where it is said', (_line, { file, text }) => {
  expect(read(file)).toContain(text);
});

test.each(Object.keys(SEEN_ONCE))('%s is there', (document) => {
  expect(documents).toContain(document);
});

test.each(Object.entries(WRITTEN))('%s has a test', (_document, file) => {
  expect(existsSync(join(WORKSPACE, file))).toBe(true);
});

test.each(TRIED)('%s is tried by .ci/run', (document) => {
  expect(read('.ci/run')).toContain(document);
});
