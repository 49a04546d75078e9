import { Size } from 'cdk8s';
import { heapOptions } from './heap-options';

test.each([
  [Size.mebibytes(512), 0.75, '--max-old-space-size=336 --max-semi-space-size=16'],
  [Size.mebibytes(500), 0.75, '--max-old-space-size=351 --max-semi-space-size=8'],
  [Size.mebibytes(256), 0.75, '--max-old-space-size=168 --max-semi-space-size=8'],
  [Size.mebibytes(512), 0.1, '--max-old-space-size=45 --max-semi-space-size=2'],
  [Size.mebibytes(16), 0.75, '--max-old-space-size=9 --max-semi-space-size=1'],
])('of %o the heap takes %d: old space and three semi-spaces of a power of two', (limit, share, expected) => {
  expect(heapOptions(limit, share)).toBe(expected);
});
