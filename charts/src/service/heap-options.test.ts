import { Size } from 'cdk8s';
import { heapOptions } from './heap-options';

test.each([
  [Size.mebibytes(512), 0.75, '--max-old-space-size=288 --max-semi-space-size=32'],
  [Size.mebibytes(500), 0.75, '--max-old-space-size=327 --max-semi-space-size=16'],
  [Size.mebibytes(256), 0.75, '--max-old-space-size=144 --max-semi-space-size=16'],
  [Size.mebibytes(512), 0.1, '--max-old-space-size=39 --max-semi-space-size=4'],
  [Size.mebibytes(16), 0.75, '--max-old-space-size=9 --max-semi-space-size=1'],
])('of %o the heap takes %d: old space and three semi-spaces of a power of two', (limit, share, expected) => {
  expect(heapOptions(limit, share)).toBe(expected);
});
