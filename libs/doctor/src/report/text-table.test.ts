import fc from 'fast-check';
import { formatTable } from './text-table';

test('columns stand under each other, without spaces at the ends of lines', () => {
  const rows = [
    ['from', 'to'],
    ['gateway', 'users'],
    ['a', 'redis'],
  ];

  expect(formatTable(rows, { width: 80 })).toEqual(['from     to', 'gateway  users', 'a        redis']);
});

test('numbers stand at the right', () => {
  expect(
    formatTable(
      [
        ['a', '5'],
        ['b', '1000'],
      ],
      { width: 80, align: ['left', 'right'] },
    ),
  ).toEqual(['a     5', 'b  1000']);
});

test('the widest column is wrapped where all of them do not fit', () => {
  const rows = [['gateway', 'pods with a label of a namespace', 'TCP 53']];

  expect(formatTable(rows, { width: 32 })).toEqual(['gateway  pods with a      TCP 53', '         label of a', '         namespace']);
});

test('no line is wider than asked where the words allow it', () => {
  const cell = fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 40, max: 120 }),
      (rows, width) => {
        for (const line of formatTable(rows, { width })) expect(line.length).toBeLessThanOrEqual(width);
      },
    ),
  );
});

test('a word that is longer than its column stays whole, and only its own row is wider', () => {
  const rows = [
    ['one two three', 'b'],
    ['a-very-long-name', 'b'],
  ];

  expect(formatTable(rows, { width: 8 })).toEqual(['one two       b', 'three', 'a-very-long-name  b']);
});

test('whatever is in a cell, no character of it is lost', () => {
  const word = fc.string({ unit: 'grapheme' }).filter((text) => /^\S+$/.test(text));
  const cell = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
  const letters = (text: string) => [...text.replaceAll(/\s/g, '')].sort();

  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 5 }), fc.nat({ max: 120 }), (rows, width) => {
      expect(letters(formatTable(rows, { width }).join(''))).toEqual(letters(rows.flat().join('')));
    }),
  );
});

test('no rows are no lines', () => {
  expect(formatTable([], { width: 80 })).toEqual([]);
});
