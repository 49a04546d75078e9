import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { createMemoryLog, eventually } from '@fairlead/service-kit/testing';
import { GROUP_COMMIT, GroupCommit, type GroupCommitProps } from './group-commit';
import { HeldStore } from '../../testing/held-store';
import { StoreRefused } from '../store/record-store';

const OVERLOADED = { code: 'Overloaded', status: 503, headers: { 'Retry-After': '1' } };

function open(props: Partial<GroupCommitProps> = {}) {
  const store = new HeldStore();
  const { log, lines } = createMemoryLog();
  return { store, lines, writer: new GroupCommit({ store, log, maxQueued: 2_000, ...props }) };
}

/** What became of each write: its ids, its error, or undefined while it waits. */
function watch(writes: readonly Promise<readonly string[]>[]): readonly (readonly string[] | Error | undefined)[] {
  const outcomes = writes.map((): readonly string[] | Error | undefined => undefined);
  writes.forEach((write, n) => {
    write.then(
      (ids) => (outcomes[n] = ids),
      (error: Error) => (outcomes[n] = error),
    );
  });
  return outcomes;
}

async function turns(): Promise<void> {
  for (let count = 0; count < 5; count += 1) await turn();
}

/** Until the attempt that follows a failed one. */
async function attempts(store: HeldStore, count: number): Promise<void> {
  await eventually(() => store.attempts.length >= count);
}

function write(writer: GroupCommit): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    writer.write((outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)));
  });
}

const writeMany = (writer: GroupCommit, count: number) => Array.from({ length: count }, () => write(writer));

test('a lone request leaves at once, without a timer', async () => {
  const { store, writer } = open();

  const outcomes = watch([write(writer)]);
  await turns();
  store.attempts[0]?.succeed();
  await turns();

  expect(outcomes).toEqual([['0.0.0', '0.0.1', '0.0.2', '0.0.3', '0.0.4']]);
});

test('requests of one turn of the event loop share a batch', async () => {
  const { store, writer } = open();

  watch(writeMany(writer, 50));
  await turns();

  expect(store.attempts.map(({ requests }) => requests)).toEqual([50]);
});

test('while two batches are in flight the next one collects', async () => {
  const { store, writer } = open();
  for (let batch = 0; batch < 3; batch += 1) {
    watch(writeMany(writer, 10));
    await turns();
  }
  watch(writeMany(writer, 10));

  store.attempts[1]?.succeed();
  await turns();

  expect(store.attempts.map(({ requests }) => requests)).toEqual([10, 10, 20]);
});

test('a batch has at most 2,500 records', async () => {
  const { store, writer } = open();

  watch(writeMany(writer, 1_050));
  await turns();
  store.attempts[0]?.succeed();
  await turns();

  expect(store.attempts.map(({ requests }) => requests)).toEqual([500, 500, 50]);
});

test('a batch that leaves while others are refused has four times as many, and the next one no longer', async () => {
  const { store, writer } = open({ batchesInFlight: 1, maxQueued: 4_000 });
  watch([write(writer)]);
  await turns();

  const outcomes = watch(writeMany(writer, 4_001));
  await turns();
  for (let batch = 0; batch < 3; batch += 1) {
    store.attempts[batch]?.succeed();
    await turns();
  }

  expect(outcomes.filter((outcome) => outcome instanceof Error)).toHaveLength(1);
  expect(store.attempts.map(({ requests }) => requests)).toEqual([1, 2_000, 500, 500]);
});

test('requests are stored in the order in which they came, whatever comes while others wait', async () => {
  const { store, writer } = open({ batchesInFlight: 1 });
  const answered: number[] = [];
  const arrive = (from: number, to: number) => {
    for (let request = from; request < to; request += 1) writer.write(() => answered.push(request));
  };

  arrive(0, 700);
  await turns();
  arrive(700, 1_200);
  for (let batch = 0; batch < 3; batch += 1) {
    store.attempts[batch]?.succeed();
    await turns();
    arrive(1_200 + batch, 1_201 + batch);
  }

  expect(store.attempts.map(({ requests }) => requests)).toEqual([500, 500, 201, 1]);
  expect(answered).toEqual(Array.from({ length: 1_201 }, (_, request) => request));
});

test('a request is answered only when its own batch is stored', async () => {
  const { store, writer } = open();
  const first = watch([write(writer)]);
  await turns();
  const second = watch([write(writer)]);
  await turns();

  store.attempts[1]?.succeed();
  await turns();

  expect(first).toEqual([undefined]);
  expect(second[0]).toHaveLength(5);
});

test('a failed batch is sent once more with the same ids', async () => {
  const { store, writer } = open();
  const outcomes = watch(writeMany(writer, 2));
  await turns();

  store.attempts[0]?.fail();
  await attempts(store, 2);
  store.attempts[1]?.succeed();
  await turns();

  expect(store.attempts.map(({ batch }) => batch)).toEqual([0, 0]);
  expect(outcomes.map((outcome) => (outcome instanceof Error ? outcome : outcome?.[0]))).toEqual(['0.0.0', '0.1.0']);
});

test('a batch that fails twice is 503 to each of its requests and to those that wait', async () => {
  const { store, writer } = open({ batchesInFlight: 1 });
  const sent = watch(writeMany(writer, 2));
  await turns();
  const waiting = watch(writeMany(writer, 3));

  store.attempts[0]?.fail();
  await attempts(store, 2);
  store.attempts[1]?.fail();
  await turns();

  expect([...sent, ...waiting]).toMatchObject([OVERLOADED, OVERLOADED, OVERLOADED, OVERLOADED, OVERLOADED]);
  expect(writer.queued).toBe(0);
});

test('a batch without an answer is given up within a second, and not sent again', async () => {
  const { store, writer } = open();

  await expect(write(writer)).rejects.toMatchObject(OVERLOADED);

  expect(GROUP_COMMIT.silenceMs).toBeLessThan(1_000);
  expect(store.attempts).toHaveLength(1);
});

test('a batch that waits while others are answered is not given up', async () => {
  const { store, writer } = open();
  const slow = watch([write(writer)]);
  await turns();

  for (let attempt = 1; attempt <= 4; attempt += 1) {
    watch([write(writer)]);
    await delay(GROUP_COMMIT.silenceMs / 3);
    store.attempts[attempt]?.succeed();
  }
  store.attempts[0]?.succeed();
  await turns();

  expect(slow[0]).toHaveLength(5);
});

test('a batch of a store that shows signs of life is not given up', async () => {
  const { store, writer } = open();
  const slow = watch([write(writer)]);
  await turns();

  for (let sign = 1; sign <= 4; sign += 1) {
    await delay(GROUP_COMMIT.silenceMs / 3);
    store.answeredAt = performance.now();
  }
  store.attempts[0]?.succeed();
  await turns();

  expect(slow[0]).toHaveLength(5);
});

test('after a loss everything is refused at once, then one batch finds out whether the store is back', async () => {
  let time = 0;
  const { store, writer } = open({ now: () => time });
  watch([write(writer)]);
  await turns();
  store.attempts[0]?.fail();
  await attempts(store, 2);
  store.attempts[1]?.fail();
  await turns();

  await expect(write(writer)).rejects.toMatchObject(OVERLOADED);
  time = 500;
  const tried = watch([write(writer)]);
  await turns();
  const meanwhile = watch([write(writer)]);
  await turns();
  store.attempts[2]?.succeed();
  await turns();
  const after = watch([write(writer)]);
  await turns();
  store.attempts[3]?.succeed();
  await turns();

  expect(tried[0]).toHaveLength(5);
  expect(meanwhile).toMatchObject([OVERLOADED]);
  expect(after[0]).toHaveLength(5);
});

test('a batch that is too slow for a store that is there is 503 to its own requests alone', async () => {
  const { store, writer } = open({ batchesInFlight: 1 });
  const slow = watch([write(writer)]);
  await turns();
  const waiting = watch([write(writer)]);
  const signsOfLife = setInterval(() => (store.answeredAt = performance.now()), 50);

  await attempts(store, 2);
  store.attempts[1]?.succeed();
  await turns();
  clearInterval(signsOfLife);

  expect(slow).toMatchObject([OVERLOADED]);
  expect(waiting[0]).toHaveLength(5);
});

test('what the store refuses is not sent again, and fails its own requests alone', async () => {
  const { store, writer } = open({ batchesInFlight: 1 });
  const refused = watch([write(writer)]);
  await turns();
  const waiting = watch([write(writer)]);

  store.attempts[0]?.fail(new StoreRefused('not authorized'));
  await turns();
  store.attempts[1]?.succeed();
  await turns();

  expect(refused).toMatchObject([{ message: 'not authorized', status: 503 }]);
  expect(waiting[0]).toHaveLength(5);
});

test('a batch that cannot be made fails its own requests, and the next is made', async () => {
  const { store, writer } = open();
  const newBatch = store.newBatch.bind(store);
  store.newBatch = () => {
    store.newBatch = newBatch;
    throw new Error('no random bytes');
  };

  await expect(write(writer)).rejects.toThrow('no random bytes');
  const outcomes = watch([write(writer)]);
  await turns();
  store.attempts[0]?.succeed();
  await turns();

  expect(outcomes[0]).toHaveLength(5);
});

test('a request that cannot be answered does not keep the others from their answers', async () => {
  const { store, lines, writer } = open();
  writer.write(() => {
    throw new Error('headers are sent');
  });
  const outcomes = watch([write(writer)]);
  await turns();

  store.attempts[0]?.succeed();
  await turns();

  expect(outcomes[0]).toHaveLength(5);
  expect(lines).toMatchObject([{ level: 'error', message: 'a request could not be answered' }]);
});

test('a record that is refused fails its own request alone', async () => {
  const { store, writer } = open();
  const outcomes = watch(writeMany(writer, 3));
  await turns();

  store.attempts[0]?.succeed([1]);
  await turns();

  expect(outcomes).toEqual([expect.any(Array), expect.objectContaining({ code: 'Overloaded' }), expect.any(Array)]);
});

test('beyond the longest queue a request is refused at once; those in flight do not count', async () => {
  const { store, writer } = open({ maxQueued: 3, batchesInFlight: 1 });
  watch([write(writer)]);
  await turns();

  const outcomes = watch(writeMany(writer, 4));
  await turns();

  expect(outcomes).toEqual([undefined, undefined, undefined, expect.objectContaining(OVERLOADED)]);
  expect(writer.queued).toBe(3);
  expect(store.attempts).toHaveLength(1);
});

test('nothing is stored for a client that has left while its request waited', async () => {
  const dropped: string[] = [];
  const { store, writer } = open({ batchesInFlight: 1, onDropped: (reason) => dropped.push(reason) });
  watch([write(writer)]);
  await turns();
  const clients = [0, 1, 2].map(() => ({ destroyed: false, dueAt: Infinity }));
  const settled: number[] = [];
  clients.forEach((client, nth) => writer.write(() => settled.push(nth), client));

  clients[1]!.destroyed = true;
  store.attempts[0]?.succeed();
  await turns();
  store.attempts[1]?.succeed();
  await turns();

  expect(store.attempts.map(({ requests }) => requests)).toEqual([1, 2]);
  expect(settled).toEqual([0, 2]);
  expect(dropped).toEqual(['client_left']);
});

test('nothing is stored for a request whose time is over when its batch leaves; one that has left is finished', async () => {
  const dropped: string[] = [];
  const clock = { now: 0 };
  const { store, writer } = open({ batchesInFlight: 1, now: () => clock.now, onDropped: (reason) => dropped.push(reason) });
  const writeUntil = (dueAt: number) => new Promise((resolve) => writer.write(resolve, { destroyed: false, dueAt }));
  const sent = writeUntil(100);
  await turns();
  const [late, inTime] = [writeUntil(100), writeUntil(101)];

  clock.now = 100;
  store.attempts[0]?.succeed();
  await turns();
  store.attempts[1]?.succeed();

  expect(await late).toMatchObject({ status: 503, headers: { 'Retry-After': '1' } });
  expect([await sent, await inTime]).toEqual([expect.any(Array), expect.any(Array)]);
  expect(store.attempts.map(({ requests }) => requests)).toEqual([1, 1]);
  expect(dropped).toEqual(['late']);
});

test('a queue of which nobody waits any more makes no batch', async () => {
  const { store, writer } = open({ batchesInFlight: 1 });
  watch([write(writer)]);
  await turns();
  for (let request = 0; request < 1_200; request += 1) writer.write(() => undefined, { destroyed: true, dueAt: Infinity });

  store.attempts[0]?.succeed();
  await turns();

  expect(store.attempts).toHaveLength(1);
  expect(writer.queued).toBe(0);
});

test('closing waits for what is queued and in flight', async () => {
  const { store, writer } = open({ batchesInFlight: 1 });
  const outcomes = watch(writeMany(writer, 550));
  await turns();
  let isClosed = false;

  const closed = writer.close().then(() => (isClosed = true));
  store.attempts[0]?.succeed();
  await turns();
  expect(isClosed).toBe(false);
  store.attempts[1]?.succeed();
  await closed;

  expect(outcomes.every((ids) => Array.isArray(ids))).toBe(true);
});
