import fc from 'fast-check';
import { formatTable } from './text-table';
import * as own from './text-table.old';

const words = (longest: number) =>
  fc.array(fc.stringMatching(new RegExp(`^[!-~]{1,${longest}}$`)), { minLength: 1, maxLength: 8 }).map((all) => all.join(' '));
const rows = (cell: fc.Arbitrary<string>) =>
  fc.integer({ min: 1, max: 5 }).chain((columns) => fc.array(fc.array(cell, { minLength: 1, maxLength: columns }), { maxLength: 6 }));
const layout = fc.record({
  width: fc.oneof(fc.integer({ min: 1, max: 160 }), fc.constant(Infinity)),
  align: fc.array(fc.constantFrom('left' as const, 'right' as const), { maxLength: 5 }),
});

test('a table of words that fit their column is the same to the byte', () => {
  fc.assert(
    fc.property(rows(words(12)), layout, (table, how) => {
      expect(formatTable(table, how)).toEqual(own.formatTable(table, how));
    }),
    { numRuns: 1_500 },
  );
});

test('a table with longer words has the same lines but for their gaps', () => {
  const lines = (all: string[]) => all.map((line) => line.trim().replaceAll(/ {2,}/g, '  '));

  fc.assert(
    fc.property(rows(words(40)), layout, (table, how) => {
      expect(lines(formatTable(table, how))).toEqual(lines(own.formatTable(table, how)));
    }),
    { numRuns: 1_500 },
  );
});

test('rows in which no word is longer than its column stay the same beside one that has such a word', () => {
  const short = fc.array(words(12), { minLength: 3, maxLength: 3 });

  fc.assert(
    fc.property(short, short, fc.stringMatching(/^[a-z]{13,80}$/), layout, (first, last, word, how) => {
      const table = [first, [word, 'to', 'ports'], last];
      const lines = own.formatTable(table, how);
      const at = lines.findIndex((line) => line.includes(word));

      expect(formatTable(table, how).toSpliced(at, 1)).toEqual(lines.toSpliced(at, 1));
    }),
    { numRuns: 1_000 },
  );
});

test('whatever is in a cell, no character of it is lost', () => {
  const cell = fc
    .array(
      fc.string({ unit: 'grapheme' }).filter((word) => /^\S+$/.test(word)),
      { maxLength: 6 },
    )
    .map((all) => all.join(' '));
  const letters = (text: string) => [...text.replaceAll(/\s/g, '')].sort();

  fc.assert(
    fc.property(rows(cell), layout, (table, how) => {
      expect(letters(formatTable(table, how).join(''))).toEqual(letters(table.flat().join('')));
    }),
    { numRuns: 1_000 },
  );
});
