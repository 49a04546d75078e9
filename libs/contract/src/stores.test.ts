import { LEAST_POOL, splitPool, STORE_DRIVERS, STORE_VARIABLES } from './stores';

test.each(Object.entries(STORE_DRIVERS))('the pool of %s is a number, or a variable that is one', (kind, { pool }) => {
  const variables: Record<string, { readonly type: string }> = STORE_VARIABLES[kind as keyof typeof STORE_VARIABLES];

  expect('size' in pool ? pool.size : variables[pool.variable]).toEqual('size' in pool ? 1 : expect.objectContaining({ type: 'integer' }));
});

test('passwords are secret, and nothing else is', () => {
  const variables = Object.values(STORE_VARIABLES).flatMap((group) => Object.entries(group));

  const secret = variables.filter(([, variable]) => 'secret' in variable).map(([name]) => name);

  expect(secret).toEqual(['REDIS_PASSWORD', 'MONGO_PASSWORD']);
});

test.each([
  { pool: 2, writeShare: 0.5, split: { reads: 1, writes: 1 } },
  { pool: 7, writeShare: 0.5, split: { reads: 4, writes: 3 } },
  { pool: 10, writeShare: 0.8, split: { reads: 2, writes: 8 } },
  { pool: 2, writeShare: 0.1, split: { reads: 1, writes: 1 } },
  { pool: 2, writeShare: 0.9, split: { reads: 1, writes: 1 } },
  { pool: 7, writeShare: undefined, split: { reads: 7, writes: 7 } },
])('of $pool connections, $writeShare of which write: $split', ({ pool, writeShare, split }) => {
  expect(splitPool(pool, writeShare)).toEqual(split);
});

test('no pool is so small that one busy connection hides the store', () => {
  expect(STORE_VARIABLES.mongo.MONGO_POOL_SIZE.min).toBe(LEAST_POOL);
});
