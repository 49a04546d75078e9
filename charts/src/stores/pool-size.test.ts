import { createParts, createPlatform, createRecords, createShop, find, prod, records } from '../../testing/fixtures';
import { Size } from 'cdk8s';
import { STORE_DEFINITIONS } from 'fairlead/contract';
import { HttpService } from '../service/http-service';
import { autoscale, replicas } from '../deployment/scale';
import type { HttpServiceProps } from '../service/service-props';
import { MongoStore } from './mongo/mongo-store';
import { poolBounds, sharePool } from './pool-size';
import { RedisStore } from './redis/redis-store';
import type { PoolClient } from './store-demand';

const client = (name: string, pods: number, props: Partial<PoolClient> = {}): PoolClient => ({
  name,
  pods: { pods, arithmetic: `(${pods})` },
  besidePool: 1,
  ...props,
});
const split = { writeShare: 0.5 };

test.each([
  { limits: { operations: 100 }, clients: [client('data', 20)], sizes: { data: 5 }, why: 'each connection may read or write' },
  { limits: { operations: 100 }, clients: [client('data', 20, split)], sizes: { data: 10 }, why: 'half of them read, half write' },
  { limits: { operations: 100 }, clients: [client('data', 61, split)], sizes: { data: 2 }, why: 'one reads, one writes' },
  { limits: { operations: 100 }, clients: [client('a', 10), client('b', 20)], sizes: { a: 3, b: 3 }, why: '100 ÷ 30' },
  { limits: { operations: 100 }, clients: [client('a', 10, { pool: 5 }), client('b', 20)], sizes: { a: 5, b: 2 }, why: '(100 − 50) ÷ 20' },
  { limits: { operations: 100 }, clients: [client('a', 10), client('b', 60, split)], sizes: { a: 2, b: 2 }, why: 'a of 20, b of 60' },
  { limits: { operations: 100, sockets: 90 }, clients: [client('data', 20)], sizes: { data: 3 }, why: '90 ÷ 20 − 1' },
  { limits: {}, clients: [client('data', 8, { pool: 7 })], sizes: { data: 7 }, why: 'no limit' },
  { limits: { operations: 5_000 }, clients: [client('data', 1)], sizes: { data: 10 }, why: 'nobody asks for more' },
  { limits: { operations: 100 }, clients: [], sizes: {}, why: 'nobody' },
])('shares $limits as $sizes: $why', ({ limits, clients, sizes }) => {
  const shares = sharePool(limits, clients, poolBounds(STORE_DEFINITIONS.mongo));

  expect(Object.fromEntries(shares.sizes)).toEqual(sizes);
  expect(shares.excesses).toEqual([]);
});

test.each([
  {
    limits: { operations: 100 },
    clients: [client('data', 51)],
    text: 'data (51) × 2 = 102 reads at once, but it works on 100',
    largest: undefined,
  },
  {
    limits: { operations: 100 },
    clients: [client('data', 101, split)],
    text: 'data (101) × 1 = 101 reads at once, but it works on 100',
    largest: undefined,
  },
  {
    limits: { operations: 100 },
    clients: [client('data', 61, { writeShare: 0.9, pool: 3 })],
    text: 'data (61) × 2 = 122 writes at once, but it works on 100',
    largest: 2,
  },
  {
    limits: { operations: 100 },
    clients: [client('a', 10, { pool: 9 }), client('b', 10)],
    text: 'a (10) × 9 + b (10) × 2 = 110 reads at once, but it works on 100',
    largest: 5,
  },
  {
    limits: { operations: 100, sockets: 116 },
    clients: [client('data', 61, split)],
    text: 'data (61) × 3 = 183 sockets, but it accepts 116',
    largest: undefined,
  },
])('has too little: $text', ({ limits, clients, text, largest }) => {
  const shares = sharePool(limits, clients, poolBounds(STORE_DEFINITIONS.mongo));

  expect(shares.excesses[0]?.text).toBe(text);
  expect(shares.largest).toBe(largest);
});

describe('rollouts are paced', () => {
  const rolloutOf = (parts: ReturnType<typeof createRecords>) => {
    parts.records.uses(parts.mongo);
    const { minReadySeconds, progressDeadlineSeconds, strategy } = (
      find(parts.platform, 'Deployment', 'records') as unknown as { spec: Spec }
    ).spec;
    return { minReadySeconds, progressDeadlineSeconds, surge: strategy.rollingUpdate.maxSurge };
  };
  interface Spec {
    readonly minReadySeconds?: number;
    readonly progressDeadlineSeconds?: number;
    readonly strategy: { readonly rollingUpdate: { readonly maxSurge: number } };
  }

  test('where all old and all new pods are more than the store can bear, a tenth at a time', () => {
    expect(rolloutOf(createRecords())).toEqual({ minReadySeconds: 40, surge: 5 });
  });

  test('and nowhere else', () => {
    expect(rolloutOf(createRecords({ scale: replicas(50) }))).toEqual({ surge: 1 });
    expect(find(createShop().platform, 'Deployment', 'orders')).not.toHaveProperty('spec.minReadySeconds');
  });

  test('as long as pods take to stop, and given up later than that', () => {
    const shutdown = { drainDeadlineMs: 590_000 };

    expect(rolloutOf(createRecords({ shutdown }))).toEqual({ minReadySeconds: 600, progressDeadlineSeconds: 1_320, surge: 5 });
  });

  test('with the surge that is given, unless that leaves nothing to wait for', () => {
    expect(rolloutOf(createRecords({ surge: 2 }))).toEqual({ minReadySeconds: 40, surge: 2 });
    expect(createRecords({ surge: 25 }).records.rolling?.rollout.minReadySeconds).toBe(0);
  });

  test('where a small memory leaves too few connections', () => {
    const { platform, records } = createRecords({ scale: replicas(20) });
    const small = new MongoStore(platform, 'small', { memory: Size.mebibytes(460) });

    records.uses(small);

    expect(records.rolling?.rollout).toMatchObject({ surge: 2, minReadySeconds: 40 });
  });
});

test('where 50 replicas do not fit into a memory, that is said with the arithmetic', () => {
  const platform = createPlatform(prod);
  const mongo = new MongoStore(platform, 'mongo', { memory: Size.mebibytes(500) });
  new HttpService(platform, records, { scale: autoscale({ min: 5, max: 50, cpu: 50 }) }).uses(mongo);

  expect(platform.findFaults()).toEqual([
    'prod/mongo: records (50 + 5 new + 5 leaving + 1 scaled down) × 3 = 183 sockets, but it accepts 116; lower the scale, or leave memory out, which then is 576 MiB with a cacheGiB of 0.25 (cache 256 + mongod 128 + 183 sockets × 1 = 567 MiB)',
  ]);
});

test.each<[string, Partial<HttpServiceProps>, Partial<HttpServiceProps>, string]>([
  [
    'a surge that leaves nothing to wait for',
    { surge: 25 },
    {},
    '(50 old + 50 new + 1 scaled down) × 1 = 101 reads at once, but it works on 100; leave surge of records out, which then is 5, or lower the scale, or raise its tickets to 101',
  ],
  [
    'a stop of an hour, in which the autoscaler takes many away',
    { terminationGracePeriodSeconds: 3_600 },
    { terminationGracePeriodSeconds: 2_400 },
    '(50 + 5 new + 5 leaving + 60 scaled down) × 1 = 120 reads at once, but it works on 100; let pods of records stop within 2400 s in place of 3600, by its shutdown or terminationGracePeriodSeconds, or lower the scale, or raise its tickets to 120',
  ],
])('the message says which number of the rollout to change: %s', (_, props, advised, text) => {
  const { platform, records, mongo } = createRecords(props);
  const better = createRecords(advised);

  records.uses(mongo);
  better.records.uses(better.mongo);

  expect(platform.findFaults()).toEqual([`prod/mongo: records ${text}`]);
  expect(better.platform.findFaults()).toEqual([]);
});

test('a smaller surge than the common one is said where that is enough', () => {
  const platform = createPlatform(prod);
  const mongo = new MongoStore(platform, 'mongo', { tickets: 58 });
  const service = new HttpService(platform, records, { scale: replicas(50) }).uses(mongo);

  expect(platform.findFaults()).toEqual([expect.stringContaining('; write surge: 4 for records, or lower the scale, or raise')]);
  expect(service.rolling?.rollout.surge).toBe(5);
});

test('reads and sockets that are too few are told together', () => {
  const contract = { ...records, writeShares: {} };
  const platform = createPlatform(prod);
  const mongo = new MongoStore(platform, 'mongo', { memory: Size.mebibytes(500) });
  new HttpService(platform, contract, { scale: replicas(55) }).uses(mongo);

  expect(platform.findFaults().map((fault) => fault.replace(/;.*/, ''))).toEqual([
    'prod/mongo: records (55 + 6 new + 6 leaving) × 2 = 134 reads at once, but it works on 100',
    'prod/mongo: records (55 + 6 new + 6 leaving) × 3 = 201 sockets, but it accepts 116',
  ]);
});

test('the share of a pod is in its environment', () => {
  const { platform, records, mongo } = createRecords();

  records.uses(mongo);

  expect(find(platform, 'ConfigMap', 'records')).toHaveProperty('data.MONGO_POOL_SIZE', '2');
});

test('a pool that is asked for takes the place of the share', () => {
  const { platform, records, mongo } = createRecords({ scale: autoscale({ min: 3, max: 10, cpu: 70 }) });

  records.uses(mongo, { pool: 3 });

  expect(find(platform, 'ConfigMap', 'records')).toHaveProperty('data.MONGO_POOL_SIZE', '3');
});

test.each([
  [{ pool: 1 }, 'uses(mongo) asks for a pool of 1; write a whole number of at least 2'],
  [{ pool: 2.5 }, 'uses(mongo) asks for a pool of 2.5; write a whole number of at least 2'],
])('refuses %j', (options, fault) => {
  const { platform, records, mongo } = createRecords();

  records.uses(mongo, options);

  expect(platform.findFaults()).toEqual([`prod/records: ${fault}`]);
});

test('a pool that no driver keeps is a fault', () => {
  const { platform, orders, redis } = createParts();

  orders.uses(redis, { pool: 5 });

  expect(platform.findFaults()).toContain(
    'prod/orders: uses(redis) asks for a pool, but a redis driver always opens 1 connection; leave pool out',
  );
});

test('two pools for one store are a fault', () => {
  const { platform, records, mongo } = createRecords();

  records.uses(mongo).uses(mongo, { pool: 2 });

  expect(platform.findFaults()).toEqual(['prod/records: uses(mongo) asks for two pools, its share and 2; say it once']);
});

test('a pool that breaks the budget is a fault of the store', () => {
  const { platform, records, mongo } = createRecords();

  records.uses(mongo, { pool: 4 });

  expect(platform.findFaults()).toEqual([
    'prod/mongo: records (50 + 5 new + 5 leaving + 1 scaled down) × 2 = 122 reads at once, but it works on 100; write a pool of at most 2, or raise its tickets to 122',
  ]);
});

test('connections of which there are as many as the driver opens are lowered with the scale', () => {
  const { platform, orders, redis } = createParts();
  const small = new RedisStore(platform, 'small', { memory: Size.mebibytes(64), sockets: 12 });

  orders.uses(small);

  expect(redis.findFaults()).toEqual([]);
  expect(small.findFaults()).toEqual([
    'prod/small: orders (10 + 1 new + 1 leaving + 1 scaled down) × 1 = 13 sockets, but it accepts 12; lower the scale, or raise its sockets to 13',
  ]);
});
