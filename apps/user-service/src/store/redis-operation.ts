import type { Metrics, Span } from '@fairlead/service-kit';
import { Overloaded, type ServiceError, StoreFull } from '@fairlead/service-kit/errors';
import { traceRedis } from '@fairlead/service-kit/redis';
import { type Redis, ReplyError } from 'ioredis';
import { Counter, Histogram } from 'prom-client';

/** Seconds; from a loopback round trip to the command time limit. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5];

/**
 * Replies of a Redis that is there but cannot work now; any other error reply is our mistake. Redis 7 begins the reply with the word,
 * Redis 6 puts it behind the place in the script.
 */
const UNAVAILABLE = /(?:^| -)(BUSY|CLUSTERDOWN|LOADING|MASTERDOWN|MISCONF|NOAUTH|NOPERM|OOM|READONLY|TRYAGAIN|WRONGPASS)\b/;

/** The command of each operation, with the name of its script. */
const COMMANDS = {
  create: 'EVALSHA createUser',
  list: 'EVALSHA listUsers',
  find: 'HMGET',
  update: 'EVALSHA updateUser',
  delete: 'EVALSHA deleteUser',
  count: 'ZCARD',
} as const;

type Operation = keyof typeof COMMANDS;

/**
 * A function that runs one operation on Redis, within a span where its request is recorded, counts how long it took, and turns the loss of Redis into `Overloaded`, a full one into
 * `StoreFull`. Registers `redis_operation_duration_seconds{operation}` and `redis_full_total`.
 */
export function timeOperations(redis: Redis, { registry }: Pick<Metrics, 'registry'>) {
  const registers = [registry];
  const durations = new Histogram({
    name: 'redis_operation_duration_seconds',
    help: 'Time until Redis answered, or the operation failed.',
    labelNames: ['operation'],
    buckets: BUCKETS,
    registers,
  });
  const full = new Counter({ name: 'redis_full_total', help: 'Operations refused because Redis has no memory left.', registers });

  return async <Result>(operation: Operation, run: () => Promise<Result>, span?: Span): Promise<Result> => {
    const startedAt = performance.now();
    try {
      return await traceRedis(redis, COMMANDS[operation], span, run);
    } catch (error) {
      const failure = toServiceError(error);
      if (failure instanceof StoreFull) full.inc();
      throw failure ?? error;
    } finally {
      durations.observe({ operation }, (performance.now() - startedAt) / 1000);
    }
  };
}

/** Undefined where the mistake is ours. */
function toServiceError(error: unknown): ServiceError | undefined {
  const word = error instanceof ReplyError ? UNAVAILABLE.exec((error as Error).message)?.[1] : 'CLOSED';
  if (word === undefined) return undefined;
  if (word === 'OOM')
    return new StoreFull('the store of users is full; nothing was changed, and what only reads or deletes still works', error);
  return new Overloaded('the store of users does not answer; try again soon', error);
}
