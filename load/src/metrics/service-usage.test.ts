import { parseExposition } from '@fairlead/exposition';
import { summarize, toUsage } from './service-usage';

const scrapeAt = (atMs: number, cpuS: number, memoryMiB: number, delayS: number, openFiles: number) => ({
  atMs,
  page: parseExposition(
    `process_cpu_seconds_total ${cpuS}\nprocess_resident_memory_bytes ${memoryMiB * 2 ** 20}\nnodejs_eventloop_lag_p99_seconds ${delayS}\nprocess_open_fds ${openFiles}\n`,
  ),
});

const SERVICE = Object.freeze({ name: 'data-service', url: 'http://localhost/metrics', missed: 3 });

test('processor time is told per second, memory, delay, open files and series as they are', () => {
  expect(toUsage(scrapeAt(2_000, 5.5, 110, 0.01, 30), scrapeAt(4_000, 7, 130, 0.03, 40), 1_000)).toEqual({
    atS: 3,
    cpuCores: 0.75,
    memoryMiB: 130,
    eventLoopDelayMs: 30,
    openFiles: 40,
    series: 4,
  });
});

test('of each there is the least, the mean and the most', () => {
  const points = [1, 2, 6].map((value, atS) => ({
    atS,
    cpuCores: value / 10,
    memoryMiB: value * 10,
    eventLoopDelayMs: value,
    openFiles: value,
    series: value,
  }));

  expect(summarize(SERVICE, points)).toMatchObject({
    missedScrapes: 3,
    memoryMiB: { min: 10, avg: 30, max: 60 },
    eventLoopDelayMs: { min: 1, avg: 3, max: 6 },
  });
});

test('of a run that is over before two scrapes, there are the series that it left', () => {
  const { series, cpuCores } = summarize({ ...SERVICE, last: scrapeAt(1_000, 1, 100, 0.01, 30) }, []);

  expect({ series, cpuCores }).toEqual({ series: { min: 4, avg: 4, max: 4 } });
});

test('a service that did not answer has no numbers, and says how often it was asked', () => {
  expect(summarize(SERVICE, [])).toEqual({ name: SERVICE.name, url: SERVICE.url, missedScrapes: 3, points: [] });
});
