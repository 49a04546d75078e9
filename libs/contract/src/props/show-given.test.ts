import { showGiven } from './show-given';

test.each<[unknown, string]>([
  ['250', '"250"'],
  [250, '250'],
  [NaN, 'NaN'],
  [250n, '250'],
  [null, 'null'],
  [undefined, 'undefined'],
  [['a'], 'a list'],
  [{ a: 1 }, 'an object'],
  [() => 1, 'a function'],
])('shows %p as %s', (value, shown) => {
  expect(showGiven(value)).toBe(shown);
});
