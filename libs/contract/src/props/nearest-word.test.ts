import { findNearestWord } from './nearest-word';

const props = ['scale', 'memory', 'memoryLimit', 'cpuMillis', 'cpuLimitMillis', 'env'];

test.each([
  ['memoryLimt', 'memoryLimit'],
  ['memroy', 'memory'],
  ['memorylimit', 'memoryLimit'],
  ['Scale', 'scale'],
  ['evn', 'env'],
  ['replicas', undefined],
  ['', undefined],
])('who wrote "%s" meant %s', (written, meant) => {
  expect(findNearestWord(written, props)).toBe(meant);
});

test('two letters that changed places are one mistake', () => {
  expect(findNearestWord('mxa', ['min', 'max'])).toBe('max');
});

test('of equally near words the first is meant', () => {
  expect(findNearestWord('cat', ['bat', 'hat'])).toBe('bat');
});

test('without words there is none', () => {
  expect(findNearestWord('cat', [])).toBeUndefined();
});
