import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';
import { DOCUMENT, renderDocument } from './document';
import { readImports } from './read-imports';
import rooms from './rooms.json';

const document = readFileSync(join(WORKSPACE, DOCUMENT), 'utf8');

test('the pictures are as the imports are; when they are not, run npm run docs:rooms and commit', () => {
  expect(renderDocument(document, readImports())).toBe(document);
});

test('every folder with rooms has a picture', () => {
  for (const subject of ['projects', ...Object.keys(rooms)]) expect(document).toContain(`\`\`\`mermaid\n%% ${subject}\n`);
});

test.each([
  { text: '# Projects and rooms\n', fault: 'docs/rooms.md has no picture; give it a code block "mermaid" that begins with %% projects' },
  { text: '```mermaid\n%% attic\n```\n', fault: 'there are no rooms in attic; give projects or one of charts/src, ' },
])('$text is refused: $fault', ({ text, fault }) => {
  expect(() => renderDocument(text, [])).toThrow(fault);
});
