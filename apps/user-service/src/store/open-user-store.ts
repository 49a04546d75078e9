import type { Log, Metrics } from '@fairlead/service-kit';
import { v7 } from 'uuid';
import type { Config } from '../config';
import { EmbeddedUserStore } from './embedded-user-store';
import { connectRedis } from '@fairlead/service-kit/redis';
import { RedisUserStore } from './redis-user-store';
import type { Sources, UserStore } from './user-store';

const SYSTEM: Sources = { now: () => new Date(), newId: () => v7() };

/** Redis where `REDIS_URL` is set, memory otherwise. Does not wait for Redis: readiness says when it is there. */
export function openUserStore(
  config: Pick<Config, 'REDIS_URL' | 'REDIS_KEY_PREFIX' | 'REDIS_USERNAME' | 'REDIS_PASSWORD'>,
  { log, metrics }: { log: Log; metrics: Metrics },
): UserStore {
  const { REDIS_URL: url, REDIS_KEY_PREFIX: keyPrefix, REDIS_USERNAME: username, REDIS_PASSWORD: password } = config;
  if (url === undefined) {
    log.warn('users are kept in memory and forgotten at exit; set REDIS_URL to keep them');
    return new EmbeddedUserStore(SYSTEM);
  }
  return new RedisUserStore(connectRedis({ url, username, password, keyPrefix, log }), { ...SYSTEM, metrics });
}
