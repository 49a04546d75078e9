import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

/** What is left to a client after a request. */
export interface Quota {
  readonly isExceeded: boolean;
  /** Requests that it may still send. */
  readonly remaining: number;
  /** Until all of them are back, in milliseconds. */
  readonly resetMs: number;
}

/** Counts the requests of each client in windows of one second. */
export interface Limiter {
  readonly perSecond: number;
  consume(client: string): Promise<Quota>;
}

/**
 * Counts in Redis, where there is one, and in this process where there is none or it is away: then each replica grants the whole limit.
 *
 * @param name of the limit, unique among those that share a store
 */
export function createLimiter(name: string, perSecond: number, redis?: Redis): Limiter {
  const options = { keyPrefix: `api-gateway:limit:${name}`, points: perSecond, duration: 1 };
  const memory = new RateLimiterMemory(options);
  const limiter =
    redis === undefined
      ? memory
      : new RateLimiterRedis({
          ...options,
          storeClient: redis,
          insuranceLimiter: memory,
          rejectIfRedisNotReady: true,
          // Whoever is over the limit costs Redis nothing until the window ends.
          inMemoryBlockOnConsumed: perSecond + 1,
        });
  return { perSecond, consume: (client) => limiter.consume(client).then(toQuota, toExceeded) };
}

function toQuota({ remainingPoints, msBeforeNext }: RateLimiterRes): Quota {
  return { isExceeded: false, remaining: remainingPoints, resetMs: msBeforeNext };
}

/** A limiter rejects with the same object that it resolves with; its failures go to the one in memory. */
function toExceeded(reason: unknown): Quota {
  if (!(reason instanceof RateLimiterRes)) throw reason;
  return { isExceeded: true, remaining: 0, resetMs: reason.msBeforeNext };
}
