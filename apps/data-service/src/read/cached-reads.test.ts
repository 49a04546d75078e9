import { setImmediate as turn } from 'node:timers/promises';
import { createMemoryLog } from '@fairlead/service-kit/testing';
import { CachedReads } from './cached-reads';

const FIVE = ['1', '2', '3', '4', '5'];

/** Reads over a store and a shared cache whose content the test sets, with what was asked of them. */
function open({ stored = FIVE, shared }: { stored?: readonly string[]; shared?: readonly string[] } = {}) {
  const parts = { stored, shared, asked: 0, kept: [] as (readonly string[])[], time: 0, isAway: false };
  const reads = new CachedReads({
    now: () => parts.time,
    log: createMemoryLog().log,
    store: {
      findWritten: async () => {
        const { stored: found } = parts;
        parts.asked += 1;
        await turn();
        if (parts.isAway) throw new Error('away');
        return found;
      },
    },
    cache: { find: async () => parts.shared, keep: (ids) => void parts.kept.push(ids) },
  });
  return { reads, parts };
}

test('one query serves all who wait, and the process for a second', async () => {
  const { reads, parts } = open();

  const waiting = await Promise.all(Array.from({ length: 1_000 }, () => reads.find()));
  parts.time = 499;
  const soon = await reads.find();
  parts.time = 1_499;
  const later = await reads.find();

  expect(new Set(waiting)).toEqual(new Set([{ ids: FIVE, cached: false }]));
  expect([soon.cached, later.cached]).toEqual([true, false]);
  expect(parts.asked).toBe(2);
});

test('what the process keeps is read anew before its second is over, and nobody waits for that', async () => {
  const { reads, parts } = open();
  await reads.find();
  parts.time = 500;
  parts.stored = ['6', '7', '8', '9', '10'];

  const meanwhile = [reads.findLocal(), reads.findLocal()];
  await turn();
  await turn();
  parts.time = 1_499;
  const after = reads.findLocal();

  expect(meanwhile).toEqual([
    { ids: FIVE, cached: true },
    { ids: FIVE, cached: true },
  ]);
  expect(after).toEqual({ ids: parts.stored, cached: true });
  expect(parts.asked).toBe(2);
});

test('a store that is away is noticed only when the second is over', async () => {
  const { reads, parts } = open();
  await reads.find();
  parts.isAway = true;
  parts.time = 500;

  const meanwhile = reads.findLocal();
  await turn();
  parts.time = 1_000;

  expect(meanwhile).toEqual({ ids: FIVE, cached: true });
  await expect(reads.find()).rejects.toThrow('away');
});

test('what is read is kept for other pods, and what they kept is not read again', async () => {
  const first = open();
  await first.reads.find();
  const second = open({ shared: FIVE });

  const reads = await second.reads.find();

  expect(first.parts.kept).toEqual([FIVE]);
  expect(reads).toEqual({ ids: FIVE, cached: true });
  expect(second.parts.asked).toBe(0);
});

test('fewer than five are kept nowhere', async () => {
  const { reads, parts } = open({ stored: ['1'] });

  const few = await reads.find();
  parts.stored = FIVE;
  const all = await reads.find();

  expect([few, all]).toEqual([
    { ids: ['1'], cached: false },
    { ids: FIVE, cached: false },
  ]);
  expect(parts.kept).toEqual([FIVE]);
});

test('a query that began before the caller wrote is followed by another', async () => {
  const { reads, parts } = open({ stored: [] });
  const earlier = reads.find();
  while (parts.asked === 0) await Promise.resolve();

  const mine = reads.findAll();
  parts.stored = FIVE;

  expect((await earlier).ids).toHaveLength(0);
  expect((await mine).ids).toEqual(FIVE);
});

test('records that vanish as they are written are an overload, not a short answer', async () => {
  const { reads } = open({ stored: ['1'] });

  await expect(reads.findAll()).rejects.toMatchObject({ status: 503 });
});
