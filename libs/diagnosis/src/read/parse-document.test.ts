import { parseDocument } from './parse-document';

test.each([
  { written: 'yes', read: true },
  { written: 'Off', read: false },
  { written: '"yes"', read: 'yes' },
  { written: '0644', read: 420 },
  { written: '0x1F', read: 31 },
  { written: '1_000', read: 1000 },
  { written: '-012', read: -10 },
  { written: '1:30', read: '1:30' },
  { written: '2001-01-01', read: '2001-01-01' },
  { written: '1.5', read: 1.5 },
  { written: '089', read: '089' },
  { written: '~', read: null },
])('$written is read as kubectl reads it', ({ written, read }) => {
  expect(parseDocument(`value: ${written}`)).toEqual({ value: { value: read } });
});

test('merges and aliases are followed', () => {
  expect(parseDocument('base: &base { a: 1 }\nmade: { <<: *base, b: 2 }')).toEqual({ value: { base: { a: 1 }, made: { a: 1, b: 2 } } });
});

test.each([
  { fault: 'a tab', text: 'kind: A\nspec:\n\tx: 1\n', message: 'a tab indents the line; YAML takes spaces alone', line: 2 },
  {
    fault: 'a key that is there twice',
    text: 'a: 1\nb: 2\na: 3\n',
    message: 'the key is already there; remove one of the two',
    line: 2,
    column: 0,
  },
  { fault: 'an open bracket', text: 'a: [1,\n', message: expect.stringContaining('Flow sequence'), line: 1 },
  { fault: 'an unknown alias', text: 'a: *hunter2\n', message: 'the alias has no anchor; quote the value if the * belongs to it', line: 0 },
  { fault: 'a template', text: 'a: {{ .Values.a }}\n', message: expect.stringContaining('--helm') },
  { fault: 'a loop', text: 'a: &a [*a]\n', message: 'an anchor holds an alias of itself; write the value out' },
  { fault: 'an abyss', text: `a: ${'['.repeat(50_000)}`, message: 'it is nested too deeply to be read; flatten it' },
])('$fault is told with its place', ({ text, message, line }) => {
  expect(parseDocument(text)).toEqual({ fault: expect.objectContaining({ message, ...(line !== undefined && { line }) }) });
});

test('tabs in a block scalar and in JSON are none of indentation', () => {
  expect(parseDocument('a: |\n  \tx\n')).toEqual({ value: { a: '\tx\n' } });
  expect(parseDocument('{\n\t"a": {\n\t\t"b": 1\n\t}\n}\n')).toEqual({ value: { a: { b: 1 } } });
});

test('aliases that stand for a billion values are refused before anybody writes them out', () => {
  const levels = Array.from({ length: 400 }, (_, level) => `l${level + 1}: &l${level + 1} [${Array(10).fill(`*l${level}`).join(', ')}]`);

  expect(parseDocument(['l0: &l0 [x]', ...levels].join('\n'))).toEqual({
    fault: { message: 'its aliases stand for more than a million values; write out what is needed of them' },
  });
});
