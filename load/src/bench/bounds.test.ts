import { checkBounds, deriveRatios } from './bounds';
import type { Sample } from './measure';
import { DEPLOYED, OURS, PLAIN } from './versions';

const POOL_2 = `${DEPLOYED} 2`;

const REST = { p50Ms: 1, p99Ms: 1, failed: 0, serviceUs: 1, databaseUs: 1, peakMiB: 1 };
const sample = (version: string, connections: number, rate: number): Sample => ({ version, connections, rate, ...REST });
const round = (plain: number, ours: number) => [
  sample(PLAIN, 50, plain),
  sample(POOL_2, 50, plain),
  sample(PLAIN, 1_000, plain),
  sample(OURS, 1_000, 1),
  sample(POOL_2, 1_000, ours),
];

test('a ratio is the median over the rounds, each within its own round', () => {
  const ratios = deriveRatios([round(100, 2_500), round(10, 230), round(100, 100)]);

  expect(ratios).toEqual([
    { version: POOL_2, connections: 50, ratio: 1 },
    { version: OURS, connections: 1_000, ratio: 0.01 },
    { version: POOL_2, connections: 1_000, ratio: 23 },
  ]);
});

test.each([
  { ours: 2_000, ok: true },
  { ours: 1_999, ok: false },
])('the bound is of the pool of production and of the most connections alone: $ours to 100 is $ok', ({ ours, ok }) => {
  const bounds = checkBounds(deriveRatios([round(100, ours)]), 20);

  expect(bounds).toMatchObject([{ measured: ours / 100, limit: 20, ok }]);
});
