import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { toYaml } from './to-yaml';

/** Text that YAML could take for something else. */
const odd = fc.constantFrom(
  ...[
    '',
    ' ',
    'y',
    'No',
    'NULL',
    '~',
    '<<',
    '=',
    '-',
    '- a',
    '---',
    '...',
    '?',
    'a:',
    'a: b',
    'a #b',
    '#',
    '&a',
    '*a',
    '!a',
    '%a',
    '@a',
    '`a',
  ],
  ...[
    '0',
    '007',
    '0o7',
    '0x1F',
    '1_000',
    '1e3',
    '+1',
    '.5',
    '.inf',
    '.NaN',
    '1:30',
    '2001-12-14',
    '2001-12-14 21:59:43',
    '5%',
    '100m',
    '1Gi',
  ],
  ...[
    'http://a:80',
    'a/b@sha256:0f',
    'a b',
    ' a',
    'a ',
    '"a"',
    "it's",
    '{a',
    '[a',
    'a]',
    'a,b',
    '\t',
    'a\tb',
    'é',
    '\u2028',
    '\u0007',
    '😀',
    'a\\b',
  ],
  ...['line\nline', 'line\n', '\n', 'a\n  b\n', '__proto__', 'x'.repeat(90), 'word '.repeat(30)],
);
const word = fc.stringMatching(/^[a-z/][a-z0-9./:-]{0,12}$/);
const text = fc.oneof(word, odd, fc.string(), fc.string({ unit: 'binary' }));
const scalar = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constantFrom(-0, null, undefined));
const { object } = fc.letrec<{ object: object; value: unknown }>((tie) => ({
  object: fc.dictionary(fc.oneof({ arbitrary: word, weight: 9 }, text), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  value: fc.oneof({ maxDepth: 4, withCrossShrink: true }, scalar, fc.array(tie('value'), { maxLength: 3 }), tie('object')),
}));

test('any objects are written as cdk8s writes them', () => {
  fc.assert(
    fc.property(fc.array(object, { maxLength: 3 }), (objects) => {
      expect(toYaml(objects)).toBe(Yaml.stringify(...objects));
    }),
    { numRuns: 300 * propertyRuns },
  );
});

test('an object that is there twice is written as cdk8s writes it', () => {
  const labels = { app: 'users' };
  const shared = { metadata: { labels }, spec: { selector: labels } };

  expect(toYaml([shared])).toBe(Yaml.stringify(shared));
});

test('what is no plain data is written as cdk8s writes it', () => {
  const object = { at: new Date(0), list: [undefined], text: { toJSON: () => 'text' } };

  expect(toYaml([object])).toBe(Yaml.stringify(object));
});
