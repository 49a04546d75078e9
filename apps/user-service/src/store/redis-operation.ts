import type { Metrics } from '@fairlead/service-kit';
import { Overloaded } from '@fairlead/service-kit/errors';
import { ReplyError } from 'ioredis';
import { Histogram } from 'prom-client';

/** Seconds; from a loopback round trip to the command time limit. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5];

/** Replies of a Redis that is there but cannot work now; any other error reply is our mistake. */
const UNAVAILABLE = /^(BUSY|CLUSTERDOWN|LOADING|MASTERDOWN|MISCONF|NOAUTH|NOPERM|OOM|READONLY|TRYAGAIN|WRONGPASS)\b/;

/**
 * A function that runs one operation on Redis, counts how long it took, and turns the loss of Redis into `Overloaded`.
 * Registers `redis_operation_duration_seconds{operation}`.
 */
export function timeOperations({ registry }: Pick<Metrics, 'registry'>) {
  const durations = new Histogram({
    name: 'redis_operation_duration_seconds',
    help: 'Time until Redis answered, or the operation failed.',
    labelNames: ['operation'],
    buckets: BUCKETS,
    registers: [registry],
  });

  return async <Result>(operation: string, run: () => Promise<Result>): Promise<Result> => {
    const startedAt = performance.now();
    try {
      return await run();
    } catch (error) {
      if (error instanceof ReplyError && !UNAVAILABLE.test((error as Error).message)) throw error;
      throw new Overloaded('the store of users does not answer; try again soon', error);
    } finally {
      durations.observe({ operation }, (performance.now() - startedAt) / 1000);
    }
  };
}
