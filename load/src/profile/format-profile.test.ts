import { formatProfile } from './format-profile';
import { KINDS_OF_WORK } from './kinds-of-work';
import type { Shares } from './share-work';

test('is a table: microseconds and percent of each kind of work', () => {
  const shares = Object.fromEntries(KINDS_OF_WORK.map((kind) => [kind, kind === 'garbage collection' ? 0.25 : 0.15])) as Shares;

  const lines = formatProfile(shares, 100).split('\n');

  expect(lines.slice(0, 3)).toEqual([
    '| data-service spends | µs a request | of all |',
    '| --- | ---: | ---: |',
    '| garbage collection | 25 | 25 % |',
  ]);
  expect(lines.at(-1)).toBe('| together | 100 |  |');
});
