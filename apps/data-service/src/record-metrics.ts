import type { Metrics } from '@fairlead/service-kit';
import { Counter, Gauge, Histogram } from 'prom-client';
import type { Records } from './records';
import { RECORDS_PER_REQUEST } from './store/record-store';

/** Documents; from one request to a full batch. */
const BUCKETS = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500];

/** Registers `write_batch_documents`. @returns what counts a batch of so many requests */
export function observeBatches({ registry }: Pick<Metrics, 'registry'>): (requests: number) => void {
  const documents = new Histogram({
    name: 'write_batch_documents',
    help: 'Documents in a batch.',
    buckets: BUCKETS,
    registers: [registry],
  });
  return (requests) => documents.observe(requests * RECORDS_PER_REQUEST);
}

/** Registers `write_queue_requests` and `cache_requests_total{result}`, read off the records when they are scraped: a request counts itself once. */
export function registerRecordMetrics({ registry }: Pick<Metrics, 'registry'>, records: Records): void {
  const registers = [registry];
  new Gauge({
    name: 'write_queue_requests',
    help: 'Requests that wait for a batch.',
    registers,
    collect() {
      this.set(records.queued);
    },
  });
  new Counter({
    name: 'cache_requests_total',
    help: 'Requests whose reads came from a cache (hit) or from the store (miss).',
    labelNames: ['result'],
    registers,
    collect() {
      const { hits, misses } = records.reads;
      this.reset();
      this.inc({ result: 'hit' }, hits);
      this.inc({ result: 'miss' }, misses);
    },
  });
}
