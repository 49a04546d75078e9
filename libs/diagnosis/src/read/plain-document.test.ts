import fc from 'fast-check';
import { load } from 'js-yaml';
import { stringify } from 'yaml';
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

const oneOf = (...parts: readonly string[]) => fc.constantFrom(...parts);

const SCALARS = [
  'a',
  'on',
  'null',
  '012',
  '1e3',
  '0x1f',
  '.5',
  '-1',
  '--x=1',
  'a b',
  'a:b',
  '$(X)',
  "'a'",
  '"a"',
  "'on'",
  '"a" # b',
  "''",
  '1_0',
];
const ODD_SCALARS = [
  '~',
  '- b',
  'a#b',
  'a #b',
  'a: b',
  'a:',
  "'it''s'",
  '"\\n"',
  "'a' b",
  '<<',
  '&a',
  '*a',
  '!!str 1',
  '%',
  '@',
  '=',
  '...',
  '---',
];
const BLOCKS = ['# b', '|', '|-', '[]', '{}', '[a, on]', '[a,1,-2]'];
const ODD_BLOCKS = ['  ', '|+', '>', '>-', '|2', '[a,1 , b]', '[-, a]', '[a', '{a: b}', '[ a ]', '[a,]'];
const KEYS = ['b: ', 'c: ', 'd:  ', 'yes: ', '1: ', 'e/f.g-h: ', '.: '];
const ODD_KEYS = ['', 'a:', '"q": ', '? ', '__proto__: ', 'toString: ', 'a b: '];

/** Most of what there is, and little of what is odd: one odd thing alone, and the document is left to js-yaml. */
const mostly = (usual: readonly string[], odd: readonly string[]) =>
  fc.oneof({ weight: 12, arbitrary: oneOf(...usual) }, { weight: 1, arbitrary: oneOf(...odd) });

/** Lines that may or may not fit together. */
const line = fc
  .tuple(
    mostly(['', '', '  '], ['    ', '      ', ' ']),
    mostly(['', '', '- '], ['-   ', '- - ', '-']),
    mostly(KEYS, ODD_KEYS),
    mostly(['', '', ...SCALARS, ...BLOCKS], [...ODD_SCALARS, ...ODD_BLOCKS]),
  )
  .map((parts) => parts.join(''));

test('whatever lines a document has, it is read as js-yaml reads it, or not at all', () => {
  const text = fc.tuple(fc.array(line, { maxLength: 6 }), oneOf('', '\n', '\n\n', ' \n')).map(([lines, end]) => lines.join('\n') + end);
  fc.assert(fc.property(text, expectSame), { numRuns: 20_000 });
});

test('values that a program writes are read as js-yaml reads them', () => {
  const key = oneOf('a', 'b', 'metadata', 'app.kubernetes.io/name', 'on', '0');
  const scalar = fc.oneof(
    oneOf('http', '100m', '1', 'yes', 'two words', 'a\nb\n', 'a\n\n b', 'c\n\n', ''),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium' },
      scalar,
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(key, tree, { minKeys: 1, maxKeys: 3 }), (value) => expectSame(stringify(value))),
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
