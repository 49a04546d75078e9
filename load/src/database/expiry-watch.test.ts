import { randomUUID } from 'node:crypto';
import { Cleanup } from '@fairlead/command-line';
import { ExpiryWatch, judgeExpiry, requireTimeToExpire } from './expiry-watch';
import { StoredRecords } from './stored-records';

/** 100 requests a second write 500 records; of an age of 10 s and two minutes to drop them, 65,000 may be there. */
const [RATE, TTL_S] = [100, 10];
const courseOf = (...counts: readonly number[]) => counts.map((records, atS) => ({ atS, records }));

test.each([
  { course: 'as many as may be there', points: courseOf(0, 65_000, 60_000), added: 65_000, ok: true },
  { course: 'one too many', points: courseOf(0, 65_001, 60_000), added: 65_001, ok: false },
  { course: 'many from before, which expire too', points: courseOf(900_000, 965_000, 60_000), added: 65_000, ok: true },
  { course: 'a collection that was counted once', points: courseOf(0), added: 0, ok: false },
])('$course: $ok', ({ points, added, ok }) => {
  expect(judgeExpiry(TTL_S, points, RATE)).toEqual({ ttlSeconds: TTL_S, added, allowed: 65_000, points, ok });
});

test('nothing bounds records that never expire', () => {
  expect(judgeExpiry(undefined, [], RATE).ok).toBe(false);
});

const url = process.env['MONGO_URL'];
const reason = url === undefined ? ' (skipped: set MONGO_URL to run it against a real MongoDB-wire server)' : '';

(url === undefined ? test.skip : test)(`a database without the index of an age says so, and is not counted${reason}`, async () => {
  await Cleanup.around(new AbortController().signal, async (cleanup) => {
    const records = new StoredRecords(new URL(`/test_${randomUUID().replaceAll('-', '')}`, url).href);
    cleanup.defer(() => records.close());
    cleanup.defer(() => records.drop());

    const watch = await ExpiryWatch.open(records, 60);
    await watch.begin();

    expect(watch.read(RATE)).toEqual({ added: 0, allowed: 0, points: [], ok: false });
  });
});

test('a run too short to see records expire is refused', () => {
  expect(() => requireTimeToExpire(TTL_S, 131)).not.toThrow();
  expect(() => requireTimeToExpire(TTL_S, 130)).toThrow(
    '130 s are too short: records expire after 10 s and are dropped up to 120 s later; give it a --duration of more than 130s',
  );
});
