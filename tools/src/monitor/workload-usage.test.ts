import type { Series } from './prometheus';
import { deriveWorkloadUsage, type SeriesOfPods } from './workload-usage';

const series = (pod: string, values: readonly (number | undefined)[]): Series => ({
  labels: { namespace: 'shop', pod },
  points: values.flatMap((value, at) => (value === undefined ? [] : [{ at, value }])),
});

const usageOf = (given: Partial<SeriesOfPods>) =>
  deriveWorkloadUsage({ cpuCores: [], memoryBytes: [], receivedBytesPerSecond: [], sentBytesPerSecond: [], readyPods: [], ...given });

test('pods of a workload are added at each moment, not their extremes', () => {
  const cpuCores = [series('web-7d9f8b6c5d-x2x4z', [1, 0, 1, 0]), series('web-7d9f8b6c5d-zzzzz', [0, 1, 0, 2])];

  expect(usageOf({ cpuCores })).toEqual([{ namespace: 'shop', workload: 'web', cpuCores: { minimum: 1, average: 1.25, maximum: 2 } }]);
});

test('pods that replace each other are one workload', () => {
  const memoryBytes = [series('web-7d9f8b6c5d-x2x4z', [8, 8]), series('web-6f5d4c8b9-q9w2r', [undefined, undefined, 4, 4])];

  expect(usageOf({ memoryBytes })).toEqual([{ namespace: 'shop', workload: 'web', memoryBytes: { minimum: 4, average: 6, maximum: 8 } }]);
});

test('when a workload has no pod, and others have, none is ready', () => {
  const readyPods = [series('web-7d9f8b6c5d-x2x4z', [1, undefined, 1, undefined]), series('redis-0', [undefined, 1, 1, undefined])];

  expect(usageOf({ readyPods })).toEqual([
    { namespace: 'shop', workload: 'redis', readyPods: { minimum: 0, average: 2 / 3, maximum: 1 } },
    { namespace: 'shop', workload: 'web', readyPods: { minimum: 0, average: 2 / 3, maximum: 1 } },
  ]);
});

test('workloads are sorted, and one of which nothing was seen is left out', () => {
  const cpuCores = [series('web-7d9f8b6c5d-x2x4z', [1]), series('redis-0', [1]), series('mongo-0', [])];

  expect(usageOf({ cpuCores }).map(({ workload }) => workload)).toEqual(['redis', 'web']);
});
