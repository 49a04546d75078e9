import fc from 'fast-check';
import { load } from 'js-yaml';
import { stringify } from 'yaml';
import { arbitraryDocument, arbitraryValue } from '../../testing/arbitrary-documents';
import { KUBERNETES_SCHEMA } from './kubernetes-schema';
import { readPlainDocument } from './plain-document';

/** What js-yaml reads, or nothing where it throws. */
function readWithJsYaml(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: load(text, { schema: KUBERNETES_SCHEMA }) };
  } catch {
    return undefined;
  }
}

/** A document that is not plain is left to js-yaml, so there is nothing to compare. */
function expectSame(text: string): void {
  const read = readPlainDocument(text);
  if (read) expect(read).toStrictEqual(readWithJsYaml(text));
}

test('whatever lines a document has, it is read as js-yaml reads it, or not at all', () => {
  fc.assert(fc.property(arbitraryDocument, expectSame), { numRuns: 20_000 });
});

test('values that a program writes are read as js-yaml reads them', () => {
  fc.assert(
    fc.property(arbitraryValue, (value) => expectSame(stringify(value))),
    { numRuns: 1_000 },
  );
});

test('what manifests are made of is read without js-yaml', () => {
  const text = `
kind: Pod # one of many
metadata:
  name: 'shop'
  labels: {}
spec:
  containers:
  - name: shop
    image: registry.example.com:5000/shop:1.2
    command: [shop, -v]
    args:
    - --port=80
    - |
      # no comment
        text

`;

  expect(readPlainDocument(text)).toEqual({
    value: {
      kind: 'Pod',
      metadata: { name: 'shop', labels: {} },
      spec: {
        containers: [
          {
            name: 'shop',
            image: 'registry.example.com:5000/shop:1.2',
            command: ['shop', '-v'],
            args: ['--port=80', '# no comment\n  text\n'],
          },
        ],
      },
    },
  });
});

test.each(['a: *b', 'a: "\\n"', 'a:\n\tb: 1', 'a: é', 'a: >\n  b', 'a: b\n  c', 'a: 1\na: 2', '{"a": 1}', 'a: 1\r\n', '? a', 'a'])(
  '%j is left to js-yaml',
  (text) => {
    expect(readPlainDocument(text)).toBeUndefined();
  },
);

test('a text of a million lines is read from its beginning to its end once', () => {
  const lines = `  a\n${'\n'.repeat(1_000_000)}  b\n`;

  expect(readPlainDocument(`a: |\n${lines}b: c\n`)).toEqual({ value: { a: lines.replaceAll(/^ {2}/gm, ''), b: 'c' } });
  expect(readPlainDocument(`a: |\n${'  a\n'.repeat(1_000_000)}`)).toBeDefined();
  expect(readPlainDocument(`a: b${' '.repeat(1_000_000)}c: d\n`)).toBeUndefined();
});
