import { diffLines } from './diff-lines';

const lines = (...texts: readonly (string | number)[]) => `${texts.join('\n')}\n`;

test.each<[string, string, string, string]>([
  ['a changed line', lines(1, 2, 3), lines(1, 'b', 3), '@@ -1,3 +1,3 @@\n 1\n-2\n+b\n 3'],
  ['a new last line', lines(1), lines(1, 2), '@@ -1,1 +1,2 @@\n 1\n+2'],
  ['a new first line', lines(1), lines(0, 1), '@@ -1,1 +1,2 @@\n+0\n 1'],
  ['a line that is gone', lines(1, 2), lines(2), '@@ -1,2 +1,1 @@\n-1\n 2'],
  ['a line of which there are two', lines('a', 'b', 'a'), lines('a', 'b', 'a', 'b'), '@@ -1,3 +1,4 @@\n a\n b\n a\n+b'],
  ['no change', lines(1), lines(1), ''],
])('%s', (_, before, after, diff) => {
  expect(diffLines(before, after)).toBe(diff);
});

test('changes that are far apart are two hunks, with three lines around each', () => {
  const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

  const diff = diffLines(lines(...digits), lines('zero', ...digits.slice(1, -1), 'nine'));

  expect(diff).toBe('@@ -1,4 +1,4 @@\n-0\n+zero\n 1\n 2\n 3\n@@ -7,4 +7,4 @@\n 6\n 7\n 8\n-9\n+nine');
});
