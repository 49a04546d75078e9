import { checkBounds, deriveRatios, type Round } from './bounds';
import { OURS } from './proxies';

const LIMITS = [{ peer: 'other', mostCpu: 0.5, leastRate: 2 }];

/** A round in which ours takes so much of the other's processor time, and has so much of its rate. */
function round(cpu: number, rate: number, failed = 0): Round {
  const load = { exchange: 'GET', connections: 64, p99Ms: 1, peakMiB: 100 };
  return [
    { ...load, proxy: OURS, cpuUs: 100 * cpu, rate: 1_000 * rate, failed },
    { ...load, proxy: 'other', cpuUs: 100, rate: 1_000, failed: 0 },
  ];
}

const check = (rounds: readonly Round[], slack = 1) => checkBounds(rounds, deriveRatios(rounds), slack, LIMITS).map(({ ok }) => ok);

test.each([
  ['all are kept', [round(0.5, 2)], [true, true, true]],
  ['a median counts, not the worst', [round(0.4, 3), round(0.9, 1), round(0.5, 2)], [true, true, true]],
  ['too much processor time', [round(0.51, 2)], [true, false, true]],
  ['too low a rate', [round(0.5, 1.9)], [true, true, false]],
  ['a request failed', [round(0.5, 2, 1)], [false, true, true]],
])('%s', (_what, rounds, expected) => {
  expect(check(rounds)).toEqual(expected);
});

test('slack lets a bound be missed by so much', () => {
  expect(check([round(0.59, 1.7)], 1.2)).toEqual([true, true, true]);
  expect(check([round(0.61, 1.6)], 1.2)).toEqual([true, false, false]);
});
