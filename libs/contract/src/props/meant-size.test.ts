import { findMeantSize } from './meant-size';

test.each([
  ['512Mi', 'Size.mebibytes(512)'],
  ['2 GiB', 'Size.gibibytes(2)'],
  ['512', undefined],
  ['512m', undefined],
  [512, undefined],
])('who writes %j means %j', (given, meant) => {
  expect(findMeantSize(given)).toBe(meant);
});
