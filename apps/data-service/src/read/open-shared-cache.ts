import type { Log } from '@fairlead/service-kit';
import { connectRedis } from '@fairlead/service-kit/redis';
import type { Config } from '../config';
import { RedisSharedCache } from './redis-shared-cache';
import { NO_SHARED_CACHE, type SharedCache } from './shared-cache';

/** Longest that a request waits for Redis, in milliseconds: a batch of writes, which a request waits for anyway, takes about as long. */
const COMMAND_TIMEOUT_MS = 100;

/** Redis where `REDIS_URL` is set, none otherwise. */
export function openSharedCache(
  config: Pick<Config, 'REDIS_URL' | 'REDIS_KEY_PREFIX' | 'REDIS_USERNAME' | 'REDIS_PASSWORD'>,
  { log }: { log: Log },
): SharedCache {
  const { REDIS_URL: url, REDIS_KEY_PREFIX: keyPrefix, REDIS_USERNAME: username, REDIS_PASSWORD: password } = config;
  if (url === undefined) return NO_SHARED_CACHE;
  return new RedisSharedCache(connectRedis({ url, username, password, keyPrefix, log, commandTimeoutMs: COMMAND_TIMEOUT_MS }), { log });
}
