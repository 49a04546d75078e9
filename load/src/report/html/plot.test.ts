import { toPlot } from './plot';

const pathsOf = (points: readonly (readonly [number, number | undefined])[]) =>
  [...toPlot({ title: 'Rate', unit: 'requests/s', lines: [{ name: 'requests', points }], lastS: 10 }).text.matchAll(/ d="([^"]*)"/g)].map(
    ([, d]) => d,
  );

test('a line runs from the lower left, where everything is 0, to the upper right', () => {
  expect(
    pathsOf([
      [0, 0],
      [10, 100],
    ]),
  ).toEqual(['M56,194L628,12']);
});

test('a line is broken where nothing was measured', () => {
  expect(
    pathsOf([
      [0, 100],
      [5, undefined],
      [8, 0],
      [10, 0],
    ]),
  ).toEqual(['M56,12h0', 'M513.6,194L628,194']);
});

test('nothing measured at all is an empty plot', () => {
  expect(pathsOf([])).toEqual([]);
});
