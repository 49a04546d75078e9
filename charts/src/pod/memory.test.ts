import { Size } from 'cdk8s';
import { shareMiB, toQuantity } from './memory';

test.each([
  [Size.mebibytes(256), 0.75, 192],
  [Size.mebibytes(256), 0.6, 153],
  [Size.gibibytes(1), 0.6, 614],
])('a share of %o at %d is %d MiB', (limit, share, expected) => {
  expect(shareMiB(limit, share)).toBe(expected);
});

test('writes sizes in mebibytes', () => {
  expect(toQuantity(Size.gibibytes(2))).toBe('2048Mi');
});
