import { setTimeout as delay } from 'node:timers/promises';
import { createLog, createMetrics } from '@fairlead/service-kit';
import { MongoClient } from 'mongodb';
import { GROUP_COMMIT } from '../write/group-commit';
import { connectMongo } from './mongo-connection';
import { describeRecordStore } from '../../testing/record-store.suite';
import { MongoRecordStore } from './mongo-record-store';
import { createRandomHex } from './random-hex';
import { describeWithMongo, realMongo } from '../../testing/real-mongo';
import { PAYLOAD_CHARACTERS } from './record-store';

const never = new AbortController().signal;
const log = createLog({ name: 'test' }, { LOG_LEVEL: 'error', SERVICE_VERSION: 'test' });
log.silent = true;

const connectWithPoolOf = (size: number) => (url: string) =>
  connectMongo(url, { MONGO_POOL_SIZE: size, MONGO_USERNAME: undefined, MONGO_PASSWORD: undefined });

describeWithMongo('MongoRecordStore', () => {
  const databases: string[] = [];
  const metrics = () => createMetrics({ SERVICE_VERSION: 'test' });
  const open = (
    props: Partial<ConstructorParameters<typeof MongoRecordStore>[1]> = {},
    connect = (url: string) => new MongoClient(url),
  ) => {
    const url = realMongo.newUrl();
    databases.push(url);
    return new MongoRecordStore(() => connect(url), {
      now: () => new Date(),
      newPayload: createRandomHex(PAYLOAD_CHARACTERS),
      log,
      metrics: metrics(),
      ttlSeconds: undefined,
      mostReads: 5,
      ...props,
    });
  };
  afterAll(() => realMongo.drop(...databases));

  describeRecordStore(open);

  test('stores records in the promised shape, as another connection sees', async () => {
    const now = new Date('2026-01-02T03:04:05.678Z');
    const store = open({ now: () => now });
    const batch = store.newBatch(1);

    await batch.send(never);

    const other = new MongoClient(databases.at(-1) ?? '');
    const records = await other.db().collection('records').find().sort({ index: 1 }).toArray();
    expect(records.map(({ _id, ...fields }) => ({ id: String(_id), ...fields }))).toEqual(
      batch.idsOf(0).map((id, index) => ({ id, type: 'write', index, payload: expect.stringMatching(/^[0-9a-f]{512}$/), timestamp: now })),
    );
    await other.close();
    await store.close();
  });

  test('shows signs of life more often than a batch is given up, without an operation', async () => {
    const store = open({}, connectWithPoolOf(2));
    await store.findWritten(1);
    const seen = new Set<number>();
    const until = performance.now() + 3 * GROUP_COMMIT.silenceMs;

    for (; performance.now() < until; await delay(10)) seen.add(store.answeredAt);

    expect(seen.size).toBeGreaterThan(3);
    await store.close();
  });

  test('has no more reads on their way than it is let, so that batches find a connection', async () => {
    const commands = new Map<number, string>();
    let most = 0;
    const store = open({ mostReads: 1 }, (url) =>
      new MongoClient(url, { monitorCommands: true })
        .on('commandStarted', ({ requestId, commandName }) => {
          if (!['find', 'aggregate'].includes(commandName)) return;
          commands.set(requestId, commandName);
          most = Math.max(most, commands.size);
        })
        .on('commandSucceeded', ({ requestId }) => commands.delete(requestId)),
    );
    await store.newBatch(1).send(never);

    await Promise.all([store.findWritten(5), store.count(), store.findWritten(5), store.count()]);

    expect(most).toBe(1);
    await store.close();
  });

  test('completes a batch of which a part was stored', async () => {
    const store = open();
    const whole = store.newBatch(2);
    await whole.send(never);
    const other = new MongoClient(databases.at(-1) ?? '');
    await other.db().collection('records').deleteMany({ index: 3 });

    const refused = await whole.send(never);

    expect(refused.size).toBe(0);
    expect(await store.count()).toBe(10);
    await other.close();
    await store.close();
  });

  test('settles the expiry of records at its first check, and works on where the server refuses', async () => {
    const store = open({ ttlSeconds: 3_600 });
    await store.newBatch(1).send(never);

    await store.dependencies.mongo.check(never);
    await store.dependencies.mongo.check(never);

    expect(await store.count()).toBe(5);
    await store.close();
  });

  test('measures each operation', async () => {
    const counted = metrics();
    const store = open({ metrics: counted });

    await store.newBatch(1).send(never);
    await store.findWritten(5);
    await store.count();

    const text = await counted.registry.metrics();
    for (const operation of ['insert', 'find', 'count']) {
      expect(text).toContain(`mongo_operation_duration_seconds_count{operation="${operation}"} 1`);
    }
    await store.close();
  });
});
