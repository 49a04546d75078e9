import type { Metrics, Span } from '@fairlead/service-kit';
import { StoreFull } from '@fairlead/service-kit/errors';
import { redisFailure, traceRedis } from '@fairlead/service-kit/redis';
import type { Redis } from 'ioredis';
import { Counter, Histogram } from 'prom-client';

/** Seconds; from a loopback round trip to the command time limit. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5];

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
      const failure = redisFailure(error, 'the store of users');
      if (failure instanceof StoreFull) full.inc();
      throw failure ?? error;
    } finally {
      durations.observe({ operation }, (performance.now() - startedAt) / 1000);
    }
  };
}
