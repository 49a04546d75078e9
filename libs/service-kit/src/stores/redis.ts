import { once } from 'node:events';
import { Redis } from 'ioredis';
import type { Log } from '../log/log';
import { isReadOnly, renewWhenReadOnly } from './read-only-redis';

export { redisFailure } from './redis-failure';
export { traceRedis } from './redis-span';

/** Time limits, in milliseconds. */
const LIMITS = Object.freeze({
  /** For the answer to one command: a hundred times what a busy Redis takes. */
  command: 500,
  connect: 1_000,
  /** A socket that owes an answer and says nothing is given up, so that a peer that vanished without a word is replaced. */
  silentSocket: 5_000,
  /** Between the first two attempts to connect; doubles up to the longest. */
  firstRetry: 50,
  longestRetry: 1_000,
});

/** Where Redis is, and how long a caller waits for it. */
export interface RedisConnectionProps {
  /** Without a credential. */
  readonly url: string;
  /** @default the default user of Redis */
  readonly username?: string | undefined;
  readonly password: string | undefined;
  /**
   * What every key begins with, each of a script's `KEYS` too. It is put before no argument, no pattern of SCAN and no channel.
   *
   * @default nothing
   */
  readonly keyPrefix?: string | undefined;
  readonly log: Log;
  /** @default 500 ms, so that a caller hears of a lost Redis within a second */
  readonly commandTimeoutMs?: number;
}

/**
 * Connects to Redis, and connects again for ever when it goes away. Nothing waits for it: a command that cannot be sent at once, or
 * whose connection breaks, fails, so that a caller decides what is safe to repeat.
 */
export function connectRedis({ url, username, password, keyPrefix, log, commandTimeoutMs = LIMITS.command }: RedisConnectionProps): Redis {
  const redis = new Redis(url, {
    ...(username === undefined ? undefined : { username }),
    ...(password === undefined ? undefined : { password }),
    ...(keyPrefix === undefined ? undefined : { keyPrefix }),
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    // CLIENT SETINFO would be one more command that each user must be allowed, and Redis 7.0 has none.
    disableClientInfo: true,
    commandTimeout: commandTimeoutMs,
    connectTimeout: LIMITS.connect,
    socketTimeout: LIMITS.silentSocket,
    retryStrategy: retryDelayMs,
    reconnectOnError: renewWhenReadOnly(),
  });
  // Each failed attempt is an event; the health check logs the change from up to down once, at a level that is seen.
  redis.on('error', (error) => log.debug('redis connection failed', { error }));
  return redis;
}

/**
 * Asks Redis whether it is there, and takes writes. While there is no connection, waits for the next attempt and rejects with what it
 * failed of. A connection that leads to a read-only replica is renewed: after a failover that is the old primary, whose records grow old.
 */
export async function checkRedis(redis: Redis, signal: AbortSignal): Promise<void> {
  if (redis.status !== 'ready') await once(redis, 'ready', { signal });
  if (!isReadOnly(await redis.info('replication'))) return;
  redis.disconnect(true);
  throw new Error('it is a read-only replica; if it stays one, point the address at the primary');
}

/** Doubling, with half of it at random: many pods do not come back at the same moment. */
export function retryDelayMs(attempt: number, random: () => number = Math.random): number {
  const delay = Math.min(LIMITS.firstRetry * 2 ** (attempt - 1), LIMITS.longestRetry);
  return Math.round(delay / 2 + (delay / 2) * random());
}
