import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';
import { DOCUMENT, renderDocument } from './document';

test(`${DOCUMENT} draws the rooms as they are; when it does not, run npm run docs:rooms and commit`, () => {
  const text = readFileSync(join(WORKSPACE, DOCUMENT), 'utf8');

  expect(renderDocument(text)).toBe(text);
});

test('a document without a place for the picture is refused', () => {
  expect(() => renderDocument('# Documents\n')).toThrow(`${DOCUMENT} has no place for the picture`);
});
