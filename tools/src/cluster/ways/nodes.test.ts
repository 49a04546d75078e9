import { formatExports, parseExports } from './nodes';

test.each([
  { output: 'export KUBECONFIG=/tmp/k\n', exports: { KUBECONFIG: '/tmp/k' } },
  { output: 'starting\nexport A=1 B=2\nexport C=3\n', exports: { A: '1', B: '2', C: '3' } },
  { output: `export A='two words' B="more words" C=\n`, exports: { A: 'two words', B: 'more words', C: '' } },
  { output: 'KUBECONFIG=/tmp/k\n', exports: {} },
])('$output exports $exports', ({ output, exports }) => {
  expect(parseExports(output)).toEqual(exports);
});

test('exports are written as a shell takes them', () => {
  const exports = { KUBECONFIG: '/tmp/k', WORDS: 'two words' };

  expect(formatExports(exports)).toBe("export KUBECONFIG=/tmp/k WORDS='two words'");
  expect(parseExports(formatExports(exports))).toEqual(exports);
});
