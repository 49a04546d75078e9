import type { Dependency, Log } from '@fairlead/service-kit';
import { checkRedis, connectRedis } from '@fairlead/service-kit/redis';
import type { ServiceContract } from 'fairlead/contract';
import type { Redis } from 'ioredis';
import type { Config } from '../config';

/** Longest that a request waits to be counted, in milliseconds; then it is counted in this process. */
const COMMAND_TIMEOUT_MS = 100;

/** The Redis in which the replicas of the gateway count together, and whether it is there. */
export class SharedCounts implements Dependency {
  readonly redis: Redis;
  #isThere: boolean | undefined;

  constructor(redis: Redis, log: Log) {
    this.redis = redis;
    const tell = (isThere: boolean) => {
      if (this.#isThere === isThere) return;
      this.#isThere = isThere;
      if (isThere) log.info('rate limits are counted in Redis, by all replicas together');
      else log.warn('rate limits are counted by each replica for itself until Redis is there');
    };
    redis.on('ready', () => tell(true));
    redis.on('close', () => tell(false));
  }

  check(signal: AbortSignal): Promise<void> {
    return checkRedis(this.redis, signal);
  }

  close(): void {
    this.redis.removeAllListeners('close');
    this.redis.disconnect();
  }
}

/** Opens it where `REDIS_URL` is set and there is something to count. */
export function openSharedCounts(
  { routes }: Pick<ServiceContract, 'routes'>,
  config: Pick<Config, 'RATE_LIMIT_PER_SECOND' | 'REDIS_URL' | 'REDIS_KEY_PREFIX' | 'REDIS_USERNAME' | 'REDIS_PASSWORD'>,
  { log }: { readonly log: Log },
): SharedCounts | undefined {
  const { REDIS_URL: url, REDIS_KEY_PREFIX: keyPrefix, REDIS_USERNAME: username, REDIS_PASSWORD: password } = config;
  const isLimited = config.RATE_LIMIT_PER_SECOND > 0 || routes.some((route) => route.rateLimitPerSecond !== undefined);
  if (url === undefined || !isLimited) return undefined;
  return new SharedCounts(connectRedis({ url, username, password, keyPrefix, log, commandTimeoutMs: COMMAND_TIMEOUT_MS }), log);
}
