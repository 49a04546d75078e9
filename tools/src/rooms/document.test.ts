import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';
import { DOCUMENTS, renderDocument } from './document';
import { readImports } from './read-imports';
import rooms from './rooms.json';

const read = (document: string) => readFileSync(join(WORKSPACE, document), 'utf8');

test('the pictures are as the imports are; when they are not, run npm run docs:rooms and commit', () => {
  const imports = readImports();

  for (const document of DOCUMENTS) expect(renderDocument(document, read(document), imports)).toBe(read(document));
});

test('every folder with rooms has a picture', () => {
  const text = DOCUMENTS.map(read).join('\n');

  for (const subject of ['projects', ...Object.keys(rooms)]) expect(text).toContain(`\`\`\`mermaid\n%% ${subject}\n`);
});

test.each([
  { text: '# Documents\n', fault: 'docs/README.md has no picture; give it a code block "mermaid" that begins with %% projects' },
  { text: '```mermaid\n%% attic\n```\n', fault: 'there are no rooms in attic; give projects or one of charts/src, ' },
])('$text is refused: $fault', ({ text, fault }) => {
  expect(() => renderDocument('docs/README.md', text, [])).toThrow(fault);
});
