import fc from 'fast-check';
import { findCount } from './int-or-percent';

test.each([
  [1, 10, 'up', 1],
  [0, 10, 'down', 0],
  ['25%', 10, 'up', 3],
  ['25%', 10, 'down', 2],
  ['50%', 7, 'up', 4],
  ['100%', 7, 'down', 7],
  ['0%', 7, 'up', 0],
  ['200%', 3, 'up', 6],
] as const)('%p of %p pods, rounded %s, are %p', (value, pods, round, count) => {
  expect(findCount(value, pods, round)).toBe(count);
});

test.each([undefined, null, 1.5, -1, '1', '-1%', '1.5%', '%', 'all', '10 %', {}])('%p is no count', (value) => {
  expect(findCount(value, 10, 'up')).toBeUndefined();
});

test('rounding up and down differ by at most one pod, and by none where the share is whole', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000 }), fc.integer({ min: 0, max: 10_000 }), (percent, pods) => {
      const [up = NaN, down = NaN] = [findCount(`${percent}%`, pods, 'up'), findCount(`${percent}%`, pods, 'down')];

      expect(up - down).toBe((percent * pods) % 100 === 0 ? 0 : 1);
    }),
  );
});
