import { parsePairs } from './command-files';

test.each([
  ['', {}],
  ['digest=sha256:1\n', { digest: 'sha256:1' }],
  ['a=1\nb=x=y\n', { a: '1', b: 'x=y' }],
  ['text<<END\nfirst\nsecond=2\nEND\nafter=3\n', { text: 'first\nsecond=2', after: '3' }],
  ['none<<END\nEND\n', { none: '' }],
])('%j is %j', (text, pairs) => {
  expect(parsePairs(text)).toEqual(pairs);
});
