import { findHeapMiB } from './node-heap';

test.each<[string, number | undefined]>([
  ['--max-old-space-size=288', 288],
  ['--max-old-space-size=288 --max-semi-space-size=32', 384],
  ['--enable-source-maps --max_old_space_size=288', 288],
  ['--max-old-space-size=288 --max-old-space-size=2000', 2_000],
  ['--max-semi-space-size=32', undefined],
  ['--max-old-space-size=all', undefined],
  ['', undefined],
])('the heap by %p is %p MiB', (options, expected) => {
  expect(findHeapMiB(options)).toBe(expected);
});
