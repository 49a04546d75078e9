import type { RequestTally } from './load-pod/protocol';
import { checkRequests } from './proof';

const tally: RequestTally = { requests: 1_000, failed: 0, faults: {}, unsent: 0, p99Ms: 9, slowestMs: 20, records: [], users: [] };

const kept = (change: Partial<RequestTally>, promised: Parameters<typeof checkRequests>[1]) =>
  checkRequests({ ...tally, ...change }, promised).every(({ ok }) => ok);

test.each([
  { change: {}, ok: true },
  { change: { failed: 1 }, ok: false },
  { change: { unsent: 10 }, ok: true },
  { change: { unsent: 20 }, ok: false },
])('where none may fail, $change is $ok', ({ change, ok }) => {
  expect(kept(change, 'none fails')).toBe(ok);
});

test('where more are due than can be answered, those that are not made are not judged', () => {
  expect(kept({ unsent: 500 }, 'none fails of those that are made')).toBe(true);
  expect(kept({ failed: 1 }, 'none fails of those that are made')).toBe(false);
});

test.each([
  { failedAtMs: [5_000, 5_000] as const, ok: true },
  { failedAtMs: [5_000, 17_000] as const, ok: true },
  { failedAtMs: [5_000, 17_001] as const, ok: false },
])('where some may fail for 12 s, $failedAtMs is $ok', ({ failedAtMs, ok }) => {
  expect(kept({ failed: 2, failedAtMs }, { failForAtMostMs: 12_000 })).toBe(ok);
});
