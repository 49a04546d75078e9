import { sayProgress } from './progress.cjs';

test.each([
  { reader: 'a terminal', isTTY: true, told: ['checking\n'] },
  { reader: 'a pipe', isTTY: false, told: [] },
])('$reader is told $told', ({ isTTY, told }) => {
  const written: string[] = [];

  sayProgress('checking', { isTTY, write: (text) => written.push(text) });

  expect(written).toEqual(told);
});
