import fc from 'fast-check';
import { diffLines } from './diff-lines';

const signs = { kept: ' ', removed: '-', added: '+' };
const show = (before: string, after: string) =>
  diffLines([...before], [...after])
    .map(({ kind, text }) => signs[kind] + text)
    .join('');

test.each([
  ['abc', 'abc', ' a b c'],
  ['abc', 'axc', ' a-b+x c'],
  ['abc', 'ac', ' a-b c'],
  ['ac', 'abc', ' a+b c'],
  ['', 'a', '+a'],
  ['a', '', '-a'],
])('%s becomes %s by %s', (before, after, shown) => {
  expect(show(before, after)).toBe(shown);
});

test('what is kept and removed is one text, what is kept and added the other, and no fewer lines would do', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = diffLines(before, after);
      const without = (kind: string) => lines.filter((line) => line.kind !== kind).map((line) => line.text);

      expect(without('added')).toEqual(before);
      expect(without('removed')).toEqual(after);
      expect(lines.filter(({ kind }) => kind === 'kept')).toHaveLength(longestCommon(before, after));
    }),
  );
});

/** Of what is in both in the same order, as many as there can be. */
function longestCommon([a, ...before]: readonly string[], [b, ...after]: readonly string[]): number {
  if (a === undefined || b === undefined) return 0;
  if (a === b) return 1 + longestCommon(before, after);
  return Math.max(longestCommon(before, [b, ...after]), longestCommon([a, ...before], after));
}
