import { parseExposition } from './exposition';
import { deriveUsage } from './service-usage';

const scrapeAt = (atMs: number, cpuS: number, memoryMiB: number, delayS: number) => ({
  atMs,
  page: parseExposition(
    `process_cpu_seconds_total ${cpuS}\nprocess_resident_memory_bytes ${memoryMiB * 2 ** 20}\nnodejs_eventloop_lag_p99_seconds ${delayS}\n`,
  ),
});

const watched = (...scrapes: readonly ReturnType<typeof scrapeAt>[]) => ({
  name: 'data-service',
  url: 'http://localhost/metrics',
  scrapes: [...scrapes],
  missed: 0,
});

test('processor time is told per second, memory and delay as they are', () => {
  const usage = deriveUsage(watched(scrapeAt(1_000, 5, 100, 0), scrapeAt(2_000, 5.5, 110, 0.01), scrapeAt(4_000, 7.5, 130, 0.03)), 1_000);

  expect(usage.cpuCores).toEqual({ min: 0.5, avg: 0.75, max: 1 });
  expect(usage.memoryMiB).toEqual({ min: 110, avg: 120, max: 130 });
  expect(usage.eventLoopDelayMs).toEqual({ min: 10, avg: 20, max: 30 });
  expect(usage.points.map(({ atS }) => atS)).toEqual([1, 3]);
});

test('what was before the run does not count, nor what is too close to measure', () => {
  const usage = deriveUsage(
    watched(scrapeAt(0, 0, 1, 0), scrapeAt(1_000, 9, 1, 0), scrapeAt(2_000, 10, 1, 0), scrapeAt(2_010, 20, 1, 0)),
    1_000,
  );

  expect(usage.cpuCores).toEqual({ min: 1, avg: 1, max: 1 });
});

test('a service that did not answer has no numbers, and says how often it was asked', () => {
  expect(deriveUsage({ ...watched(), missed: 3 }, 0)).toEqual({
    name: 'data-service',
    url: 'http://localhost/metrics',
    missedScrapes: 3,
    points: [],
  });
});
