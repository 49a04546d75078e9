import fc from 'fast-check';
import { stringify } from 'yaml';
import { arbitraryDocument, arbitraryValue } from '../../testing/arbitrary-documents';
import { readPlainDocument } from '../read/plain-document';
import type { DocumentTree, Path } from './document-tree';
import { findField, findValue, follow } from './find-in-tree';
import { NotKept, PlainTree } from './plain-tree';
import { YamlTree } from './yaml-tree';

/** The way to everything in a value. */
function pathsIn(value: unknown, path: Path = []): readonly Path[] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const keyOf = (key: string) => (Array.isArray(value) ? Number(key) : key);
  return [path, ...children.flatMap(([key, child]) => pathsIn(child, [...path, keyOf(key)]))];
}

/** As findings tell it. */
function write(path: Path): string {
  return path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .replace(/^\./, '');
}

/** What may be asked about a path: of the field, of its value, of a field below and of the object there. */
const QUESTIONS: readonly ((tree: DocumentTree, path: Path) => unknown)[] = [
  (tree, path) => findField(tree, [], write(path)),
  (tree, path) => findField(tree, path, 'metadata.name'),
  (tree, path) => findField(tree, [], `${write(path)}.missing[3]`),
  (tree, path) => findValue(tree, [], write(path)),
  (tree, path) => tree.spanOf(follow(tree, path)),
];

/** Nothing to compare where the plain tree has not kept it. */
function expectSame(text: string): void {
  const plain = PlainTree.read(text);
  if (!plain) return;
  const full = new YamlTree(text);
  for (const path of pathsIn(readPlainDocument(text)?.value))
    for (const ask of QUESTIONS)
      try {
        expect(ask(plain, path)).toEqual(ask(full, path));
      } catch (error) {
        if (!(error instanceof NotKept)) throw error;
      }
}

test('whatever lines a document has, places are those of yaml', () => {
  fc.assert(fc.property(arbitraryDocument, expectSame), { numRuns: 5_000 });
});

test('places in what a program writes are those of yaml', () => {
  fc.assert(
    fc.property(arbitraryValue, (value) => expectSame(stringify(value))),
    { numRuns: 1_000 },
  );
});

test('keys and scalars have their places without yaml', () => {
  const tree = PlainTree.read('a:\n  - b: c # d\n    e: |\n      f\n');
  const find = (path: string) => tree && findField(tree, [], path);

  expect([find('a'), find('a[0].b'), find('a[0].e'), find('a[0].g')]).toEqual([
    [0, 1],
    [10, 11],
    [20, 21],
    [7, 7],
  ]);
});
