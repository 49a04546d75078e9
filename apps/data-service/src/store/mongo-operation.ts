import type { Metrics } from '@fairlead/service-kit';
import { Histogram } from 'prom-client';

/** Seconds; from a loopback round trip to the deadline of an operation. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];

/** Runs one operation on MongoDB and counts how long it took. Registers `mongo_operation_duration_seconds{operation}`. */
export function timeOperations({ registry }: Pick<Metrics, 'registry'>) {
  const durations = new Histogram({
    name: 'mongo_operation_duration_seconds',
    help: 'Time until MongoDB answered, or the operation failed.',
    labelNames: ['operation'],
    buckets: BUCKETS,
    registers: [registry],
  });

  return async <Result>(operation: 'insert' | 'find' | 'count', run: () => Promise<Result>): Promise<Result> => {
    const startedAt = performance.now();
    try {
      return await run();
    } finally {
      durations.observe({ operation }, (performance.now() - startedAt) / 1000);
    }
  };
}
