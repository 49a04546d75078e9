import type { ConfigOf } from '../contract';
import type { ContractInput } from '../contract-input';
import { defineContract } from '../define-contract';
import { STORE_DEFINITIONS } from './store-kinds';
import { listStores } from './store-uses';

const social = defineContract({
  name: 'social',
  description: 'posts',
  port: 3003,
  stores: {
    redis: 'required',
    cache: { kind: 'redis', need: 'optional' },
    archive: { kind: 'mongo', need: 'required', prefix: 'OLD_' },
  },
  privileges: { cache: { 'page:*': ['get', 'set'] } },
  writeShares: { archive: 0.5 },
});

test('each store has its own variables: one of its kind’s name those of the kind, and others a prefix', () => {
  expect(Object.keys(social.env)).toEqual(
    expect.arrayContaining([
      'REDIS_URL',
      'REDIS_PASSWORD',
      'CACHE_REDIS_URL',
      'CACHE_REDIS_PASSWORD',
      'OLD_MONGO_URL',
      'OLD_MONGO_POOL_SIZE',
    ]),
  );
  expect(social.env.OLD_MONGO_URL).toMatchObject({ required: 'production', alias: 'OLD_MONGO_URI' });
  expect(social.env.CACHE_REDIS_URL).not.toHaveProperty('required');
});

test('is listed in full', () => {
  const { redis, mongo } = STORE_DEFINITIONS;
  expect(listStores(social.stores)).toEqual([
    { name: 'redis', kind: 'redis', definition: redis, need: 'required', prefix: '' },
    { name: 'cache', kind: 'redis', definition: redis, need: 'optional', prefix: 'CACHE_' },
    { name: 'archive', kind: 'mongo', definition: mongo, need: 'required', prefix: 'OLD_' },
  ]);
});

test('its variables are known to the type system', () => {
  const typed = (config: ConfigOf<typeof social>) => {
    const main: string | undefined = config.REDIS_URL;
    const cache: string | undefined = config.CACHE_REDIS_URL;
    const pool: number = config.OLD_MONGO_POOL_SIZE;
    // @ts-expect-error its prefix is another
    const other: unknown = config.ARCHIVE_MONGO_URL;
    return [main, cache, pool, other];
  };

  expect(typed).toBeInstanceOf(Function);
  expect(social).not.toHaveProperty('faults');
});

test.each<[Record<string, unknown>, string]>([
  [{ stores: { cache: 'required' } }, 'stores is "cache"; give a kind of store: redis, mongo'],
  [{ stores: { cache: { need: 'required' } } }, 'stores.cache.kind is undefined; give a kind of store: redis, mongo'],
  [{ stores: { cache: { kind: 'redsi', need: 'required' } } }, 'stores.cache.kind is "redsi"; give a kind of store: redis, mongo'],
  [{ stores: { cache: { kind: 'redis', need: 'yes' } } }, 'stores.cache.need is "yes"; give "required" or "optional"'],
  [
    { stores: { cache: { kind: 'redis', need: 'required', prefx: 'C_' } } },
    'stores.cache.prefx is no prop of a contract; write stores.cache.prefix',
  ],
  [
    { stores: { cache: { kind: 'redis', need: 'required', prefix: 'cache-' } } },
    'stores.cache.prefix is "cache-"; give what the names of its variables begin with, in capitals, such as "CACHE_"',
  ],
  [
    { stores: { cache: { kind: 'redis', need: 'required', names: { REDIS_URL: 'PORT' } } } },
    'stores.cache has the variable PORT, as every contract has; give it another',
  ],
  [
    { stores: { redis: 'required', cache: { kind: 'redis', need: 'required', prefix: '' } } },
    'stores.cache has the variable REDIS_URL, as stores.redis has; give it another',
  ],
  [{ stores: { redis: 'required' }, privileges: { cache: { a: ['get'] } } }, 'privileges is "cache"; give a store that it uses: redis'],
])('of %j it says: %s', (change, fault) => {
  const good: ContractInput = { name: 'social', description: 'posts', port: 3003 };

  expect(defineContract({ ...good, ...change }).faults).toEqual([`contract "social": ${fault}`]);
});

test('what is no store does not compile', () => {
  const of = { name: 'a', description: 'a', port: 1 } as const;
  const faults = [
    // @ts-expect-error no kind of store
    defineContract({ ...of, stores: { cache: 'required' } }),
    // @ts-expect-error no store of its own
    defineContract({ ...of, stores: { redis: 'required' }, privileges: { mongoo: { a: ['find'] } } }),
    // @ts-expect-error prefix
    defineContract({ ...of, stores: { cache: { kind: 'redis', need: 'required', prefx: 'C_' } } }),
  ].map((contract) => contract.faults);

  expect(faults).not.toContain(undefined);
});
