import fc from 'fast-check';

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

/** Documents of a few lines, some of which are plain, and many no YAML at all. */
export const arbitraryDocument = fc
  .tuple(fc.array(line, { maxLength: 6 }), oneOf('', '\n', '\n\n', ' \n'))
  .map(([lines, end]) => lines.join('\n') + end);

const key = oneOf('a', 'b', 'metadata', 'app.kubernetes.io/name', 'on', '0');
const scalar = fc.oneof(
  oneOf('http', '100m', '1', 'yes', 'two words', 'a\nb\n', 'a\n\n b', 'c\n\n', ''),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ depthSize: 'medium' }, scalar, fc.array(tie('tree'), { maxLength: 3 }), fc.dictionary(key, tie('tree'), { maxKeys: 3 })),
}));

/** Maps as an object of Kubernetes is one. */
export const arbitraryValue = fc.dictionary(key, tree, { minKeys: 1, maxKeys: 3 });
