import { createParts, createRecords, find } from '../../testing/fixtures';
import { autoscale } from '../service/scale';
import { type PoolClient, sharePool } from './pool-size';

const client = (name: string, maxPods: number, pool?: number): PoolClient => ({
  name,
  maxPods,
  surge: 1,
  ...(pool !== undefined && { pool }),
});

test.each([
  { operations: 100, clients: [client('data', 50)], sizes: { data: 1 }, why: '100 ÷ (50 + 2 × 1)' },
  { operations: 100, clients: [client('data', 1)], sizes: { data: 33 }, why: 'one pod and its rollout' },
  { operations: 100, clients: [client('a', 8), client('b', 18)], sizes: { a: 3, b: 3 }, why: '100 ÷ (10 + 20)' },
  { operations: 100, clients: [client('a', 8, 5), client('b', 18)], sizes: { a: 5, b: 2 }, why: '(100 − 5 × 10) ÷ 20' },
  { operations: undefined, clients: [client('a', 8), client('b', 8, 7)], sizes: { b: 7 }, why: 'no limit, no share' },
  { operations: 100, clients: [], sizes: {}, why: 'nobody' },
])('shares $operations operations as $sizes: $why', ({ operations, clients, sizes }) => {
  const shares = sharePool(operations, clients);

  expect(Object.fromEntries(shares.sizes)).toEqual(sizes);
  expect(shares.fault).toBeUndefined();
});

test.each([
  {
    clients: [client('data', 150)],
    fault:
      "100 operations ÷ (data (150 + 2 × 1)) = 0.66, so a pod would get no connection; lower the scale by 52 pods, or raise the store's operations to 152",
  },
  {
    clients: [client('a', 28, 3), client('b', 18)],
    fault:
      "(100 − 90) operations ÷ (b (18 + 2 × 1)) = 0.50, so a pod would get no connection; lower the scale by 10 pods, or raise the store's operations to 110",
  },
  {
    clients: [client('data', 50, 3)],
    fault: 'data 3 × (50 + 2 × 1) = 156 connections, but it works on 100 operations at once; write a pool of at most 1, or lower the scale',
  },
  {
    clients: [client('data', 110, 1)],
    fault: 'data 1 × (110 + 2 × 1) = 112 connections, but it works on 100 operations at once; lower the scale by 12 pods',
  },
])('refuses: $fault', ({ clients, fault }) => {
  expect(sharePool(100, clients).fault).toBe(fault);
});

test('the share of a pod is in its environment', () => {
  const { platform, records, mongo } = createRecords();

  records.uses(mongo);

  expect(find(platform, 'ConfigMap', 'records')).toHaveProperty('data.MONGO_POOL_SIZE', '1');
});

test('a pool that is asked for takes the place of the share', () => {
  const { platform, records, mongo } = createRecords({ scale: autoscale({ min: 3, max: 10, cpu: 70 }) });

  records.uses(mongo, { pool: 3 });

  expect(find(platform, 'ConfigMap', 'records')).toHaveProperty('data.MONGO_POOL_SIZE', '3');
});

test.each([
  [{ pool: 0 }, 'uses(mongo) asks for a pool of 0; write a whole number of at least 1'],
  [{ pool: 1.5 }, 'uses(mongo) asks for a pool of 1.5; write a whole number of at least 1'],
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

  records.uses(mongo).uses(mongo, { pool: 1 });

  expect(platform.findFaults()).toEqual(['prod/records: uses(mongo) asks for two pools, its share and 1; say it once']);
});

test('a pool that breaks the budget is a fault of the store', () => {
  const { platform, records, mongo } = createRecords();

  records.uses(mongo, { pool: 2 });

  expect(platform.findFaults()).toEqual([
    'prod/mongo: records 2 × (50 + 2 × 1) = 104 connections, but it works on 100 operations at once; write a pool of at most 1, or lower the scale',
  ]);
});
