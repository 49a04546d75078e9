import { checkCosts, deriveCosts, formatCosts } from './costs';
import { ALL, OFF, ONE_IN_A_HUNDRED } from './modes';
import type { Round } from './take-turns';

const round = (...cpuUs: readonly number[]): Round =>
  [ONE_IN_A_HUNDRED, OFF, ALL].map((mode, index) => ({ mode, requests: 1_000, failed: index, cpuUs: cpuUs[index] ?? 0 }));

/** A machine that is twice as slow in the second round, and a turn in the third that something else got into. */
const ROUNDS = [round(53, 50, 100), round(106, 100, 200), round(80, 50, 100)];

test('a ratio is that of turns of the same round, and one disturbed round does not decide it', () => {
  const costs = deriveCosts('GET, 32', [OFF, ONE_IN_A_HUNDRED, ALL], ROUNDS);

  expect(costs.map(({ mode, ratio, failed }) => ({ mode, ratio, failed }))).toEqual([
    { mode: 'off', ratio: 1, failed: 3 },
    { mode: '1 %', ratio: 1.06, failed: 0 },
    { mode: '100 %', ratio: 2, failed: 6 },
  ]);
});

test('more than eight per cent at one in a hundred breaks the bound, unless that may be missed', () => {
  const costs = deriveCosts('GET, 32', [ONE_IN_A_HUNDRED], [round(55, 50, 100)]);

  expect(checkCosts(costs, 1)).toEqual([
    { text: 'GET, 32: one in a hundred traced takes 1.100 of the processor time without, of at most 1.080', ok: false },
  ]);
  expect(checkCosts(costs, 1.05)).toMatchObject([{ ok: true }]);
});

test('a table for each load', () => {
  const costs = deriveCosts('GET, 32', [OFF, ONE_IN_A_HUNDRED], ROUNDS);

  expect(formatCosts(3, costs, checkCosts(costs, 1))).toBe(
    [
      'median of 3 rounds',
      '',
      'GET, 32                       CPU µs      to off    quarters      failed',
      'tracing off                     50.0       1.000   1.00–1.00           3',
      'tracing 1 %                     80.0       1.060   1.06–1.33           0',
      '',
      'ok      GET, 32: one in a hundred traced takes 1.060 of the processor time without, of at most 1.080',
    ].join('\n'),
  );
});
