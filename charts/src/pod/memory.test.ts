import { Size } from 'cdk8s';
import { heapOptions, shareMiB, toQuantity } from './memory';

test.each([
  [Size.mebibytes(256), 0.75, 192],
  [Size.mebibytes(256), 0.6, 153],
  [Size.gibibytes(1), 0.6, 614],
])('a share of %o at %d is %d MiB', (limit, share, expected) => {
  expect(shareMiB(limit, share)).toBe(expected);
});

test.each([
  [Size.mebibytes(512), 0.75, '--max-old-space-size=288 --max-semi-space-size=32'],
  [Size.mebibytes(500), 0.75, '--max-old-space-size=327 --max-semi-space-size=16'],
  [Size.mebibytes(256), 0.75, '--max-old-space-size=144 --max-semi-space-size=16'],
  [Size.mebibytes(512), 0.1, '--max-old-space-size=39 --max-semi-space-size=4'],
  [Size.mebibytes(16), 0.75, '--max-old-space-size=9 --max-semi-space-size=1'],
])('of %o the heap takes %d: old space and three semi-spaces of a power of two', (limit, share, expected) => {
  expect(heapOptions(limit, share)).toBe(expected);
});

test('writes sizes in mebibytes', () => {
  expect(toQuantity(Size.gibibytes(2))).toBe('2048Mi');
});
