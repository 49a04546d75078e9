import { findSetting } from './config-setting';

test.each<[string, number | undefined]>([
  ['maxmemory 153mb', 160_432_128],
  ['port 6379\n  MAXMEMORY   2G\n', 2_000_000_000],
  ['maxmemory 1gb\nmaxmemory 1kb', 1_024],
  ['maxmemory 0', 0],
  ['# maxmemory 1gb', undefined],
  ['maxmemory-policy volatile-lru', undefined],
  ['maxmemory much', undefined],
  ['maxmemory 1tb', undefined],
  ['', undefined],
])('%j says %p', (text, expected) => {
  expect(findSetting(text, 'maxmemory')).toBe(expected);
});
