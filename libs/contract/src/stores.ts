import type { Variables } from './variable';

/**
 * Fewest connections of a pool: one that is busy must not hide the other.
 *
 * @internal
 */
export const LEAST_POOL = 2;

/** Each kind of store, with the variables that lead a service to it. */
export const STORE_VARIABLES = {
  redis: {
    REDIS_URL: {
      type: 'url',
      protocols: ['redis:', 'rediss:'],
      description: 'address of Redis, without a credential, such as redis://localhost:6379',
    },
    REDIS_KEY_PREFIX: {
      type: 'text',
      description: 'what every key in Redis begins with, such as shop:prod:, so that several platforms can share it; nothing when unset',
    },
    REDIS_USERNAME: { type: 'text', description: 'user of Redis; its default user when unset' },
    REDIS_PASSWORD: { type: 'text', secret: true, description: 'password of Redis' },
  },
  mongo: {
    MONGO_URL: {
      type: 'url',
      protocols: ['mongodb:', 'mongodb+srv:'],
      alias: 'MONGO_URI',
      description: 'address of MongoDB with the database, without a credential, such as mongodb://localhost:27017/shop',
    },
    MONGO_USERNAME: { type: 'text', description: 'user of MongoDB' },
    MONGO_PASSWORD: { type: 'text', secret: true, description: 'password of MongoDB' },
    MONGO_POOL_SIZE: {
      type: 'integer',
      min: LEAST_POOL,
      max: 1_000,
      default: 10,
      description: 'most connections that carry operations; in a cluster the share of the store that a pod may use',
    },
  },
} as const satisfies Record<string, Variables>;

/** The kinds of store that a service can depend on. */
export type StoreKind = keyof typeof STORE_VARIABLES;

/** The connections that a service's driver opens to a store. */
export interface StoreDriver {
  /** Connections that carry operations: the variable that says how many, or always the same number. */
  readonly pool: { readonly variable: string } | { readonly size: number };

  /** Connections beside them, which every process opens for itself. */
  readonly socketsBesidePool: number;
}

/**
 * How many connections one process opens to each kind of store.
 *
 * ioredis sends every command over one connection. The MongoDB driver keeps one more to each host, which asks for the server's state
 * and times the answer, where it is told `serverMonitoringMode: 'poll'`. Left to itself it streams the state over one connection and
 * measures the round trip over another (Server Discovery and Monitoring specification, "serverMonitoringMode" and "Measuring RTT").
 */
export const STORE_DRIVERS: Readonly<Record<StoreKind, StoreDriver>> = Object.freeze({
  redis: { pool: { size: 1 }, socketsBesidePool: 0 },
  mongo: { pool: { variable: 'MONGO_POOL_SIZE' satisfies keyof (typeof STORE_VARIABLES)['mongo'] }, socketsBesidePool: 1 },
});

/** `required`: not ready, and in production not started, without it. `optional`: only shows in the readiness checks. */
export type Need = 'required' | 'optional';

/** How many reads, and how many writes, a pool has at once. */
export interface PoolSplit {
  readonly reads: number;
  readonly writes: number;
}

/**
 * What a service has at once in a store, which counts reads and writes apart. The connections that write are rounded down; at least one
 * writes and at least one reads.
 *
 * @param pool connections that carry operations, 2 or more
 * @param writeShare of them; each may do either where nothing is said
 */
export function splitPool(pool: number, writeShare: number | undefined): PoolSplit {
  if (writeShare === undefined) return { reads: pool, writes: pool };
  const writes = Math.max(1, Math.floor(pool * writeShare));
  return { reads: Math.max(1, pool - writes), writes };
}
