import { defineContract } from 'fairlead/contract';

/** At 3,000 requests a second the last in the queue waits 3.3 s, less than a gateway waits for the first byte. */
const MAX_QUEUED_WRITES = 10_000;

/** Records in MongoDB, five written and five read a request, with what is read kept in Redis. */
export const dataService = defineContract({
  name: 'data-service',
  description: 'records in MongoDB',
  port: 3002,
  stores: { mongo: 'required', redis: 'optional' },
  writeShares: { mongo: 0.5 },
  privileges: {
    mongo: { records: ['find', 'insert', 'collStats', 'createIndex', 'dropIndex', 'collMod'] },
    redis: { 'data-service:reads': ['get', 'set'] },
  },
  // Enough for two batches, one that is stored while the next one collects. Of a thousand connections that come at once to a busy server
  // some wait for seconds, as Node takes one in each turn of its event loop; and a request costs twice as much.
  capacity: { concurrent: 256, waiting: MAX_QUEUED_WRITES },
  routes: [
    // Never retryable: this GET writes.
    { path: '/api/data', methods: ['GET'] },
    { path: '/api/stats', methods: ['GET'], retryable: true },
    { path: '/api/cache/status', methods: ['GET'], retryable: true },
  ],
  // Slow is better than refused: beyond what the database takes, answers come later.
  objective: { availability: 0.999, latencyMs: 500 },
  env: {
    MAX_QUEUED_WRITES: {
      type: 'integer',
      min: 1,
      max: 1_000_000,
      default: MAX_QUEUED_WRITES,
      description: 'most requests that wait for their records to be stored; more are refused at once',
    },
    RECORD_TTL_SECONDS: {
      type: 'integer',
      min: 1,
      // What an index of MongoDB can hold.
      max: 2_147_483_647,
      description: 'age at which the database drops a record; none is dropped when unset',
    },
  },
});
