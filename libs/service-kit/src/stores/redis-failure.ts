import { ReplyError } from 'ioredis';
import { Overloaded, type ServiceError, StoreFull } from '../errors/errors';

/**
 * Replies of a Redis that is there but cannot work now; any other error reply is our mistake. Redis 7 begins the reply with the word,
 * Redis 6 puts it behind the place in the script.
 */
const UNAVAILABLE = /(?:^| -)(BUSY|CLUSTERDOWN|LOADING|MASTERDOWN|MISCONF|NOAUTH|NOPERM|OOM|READONLY|TRYAGAIN|WRONGPASS)\b/;

/**
 * What a client is told of a command that failed: `Overloaded` where Redis is away or cannot work now, `StoreFull` where it has no memory
 * left. Undefined where the mistake is ours.
 *
 * @param store what the client is told that it is: `the store of users`
 */
export function redisFailure(error: unknown, store: string): ServiceError | undefined {
  const word = error instanceof ReplyError ? UNAVAILABLE.exec((error as Error).message)?.[1] : 'CLOSED';
  if (word === undefined) return undefined;
  if (word === 'OOM') return new StoreFull(`${store} is full; nothing was changed, and what only reads or deletes still works`, error);
  return new Overloaded(`${store} does not answer; try again soon`, error);
}
