import { gracePeriodSeconds } from './grace-period';

test.each([
  [{ lingerMs: 5_000, drainDeadlineMs: 30_000 }, 40],
  [{ lingerMs: 0, drainDeadlineMs: 30_000 }, 35],
  [{ lingerMs: 1, drainDeadlineMs: 30_000 }, 36],
])('%o takes %d s, margin included', (shutdown, seconds) => {
  expect(gracePeriodSeconds(shutdown)).toBe(seconds);
});
