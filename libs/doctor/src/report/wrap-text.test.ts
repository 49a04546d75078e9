import fc from 'fast-check';
import { wrapAfter, wrapText } from './wrap-text';

test.each([
  ['one two three', 7, ['one two', 'three']],
  ['one two three', 80, ['one two three']],
  ['a-long-word and more', 5, ['a-long-word', 'and', 'more']],
  ['first\nsecond line', 6, ['first', 'second', 'line']],
  ['', 10, ['']],
])('%p in lines of %p', (text, width, lines) => {
  expect(wrapText(text, width)).toEqual(lines);
});

test('further lines stand under the first', () => {
  expect(wrapAfter('why  ', 'one two three', 12)).toEqual(['why  one two', '     three']);
});

test('no line is too long but for a word that is, and no word is lost', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 });

  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 40 }), (all, width) => {
      const lines = wrapText(all.join(' '), width);

      for (const line of lines) expect(line.length <= width || !line.includes(' ')).toBe(true);
      expect(lines.join(' ')).toBe(all.join(' '));
    }),
  );
});
