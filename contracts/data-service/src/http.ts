import type { Operations } from '@fairlead/openapi';
import { z } from 'zod';

/** Records that each request of `/api/data` writes, and that it reads. */
const RECORDS = 5;

/** Each store has ids of its own form. */
const recordIds = z.array(z.string().min(1)).length(RECORDS).readonly();
const time = z.iso.datetime();
const count = z.int().min(0);

/** Answer of `GET /api/data`. Ids in `writes` are durable; `timestamp` is RFC 3339 UTC. */
export const dataAnswer = z
  .object({
    status: z.literal('success'),
    reads: recordIds.describe('Ids of five records of type `write`.'),
    writes: recordIds.describe('Ids of the five records that this request wrote. They are durable.'),
    cached: z.boolean().describe('Whether `reads` came from a cache.'),
    timestamp: time,
  })
  .readonly()
  .meta({ id: 'DataAnswer' });
export type DataAnswer = z.infer<typeof dataAnswer>;

/** Answer of `GET /api/stats`. */
export const statsAnswer = z
  .object({ total_documents: count.describe('An estimate, or a count of up to 10 s ago.'), timestamp: time })
  .readonly()
  .meta({ id: 'StatsAnswer' });
export type StatsAnswer = z.infer<typeof statsAnswer>;

/** Answer of `GET /api/cache/status`. What the exercise calls otherwise is there under both names. */
export const cacheStatus = z
  .object({
    cache_enabled: z.boolean().describe('Whether the service was given a Redis.'),
    connected: z.boolean().describe('Whether that Redis is there now.'),
    redis_connected: z.boolean().describe('The same.'),
    ttl_seconds: count.describe('How long Redis keeps what was read.'),
    hits: count.describe('Requests of this process whose reads came from a cache, in the process or in Redis.'),
    misses: count.describe('Those whose reads did not.'),
    hit_ratio: z.number().min(0).max(1).describe('`hits` of all requests; 0 before the first.'),
    used_memory: count.nullable().describe('Bytes that Redis uses, for others’ keys too; null where it does not say.'),
    queue_length: count.describe('Requests of this process that wait for their records to be stored.'),
  })
  .readonly()
  .meta({ id: 'CacheStatus' });
export type CacheStatus = z.infer<typeof cacheStatus>;

/** What clients are told of each route. */
export const dataOperations: Operations = {
  'GET /api/data': {
    id: 'getData',
    tag: 'data',
    summary: 'Writes five records and reads five',
    description: 'What is answered is stored: records that cannot be stored are 503. `HEAD` writes nothing.',
    answers: { 200: { description: 'The records.', body: dataAnswer, headers: ['Cache-Control'] } },
  },
  'GET /api/stats': {
    id: 'getStats',
    tag: 'data',
    summary: 'Counts the records',
    answers: { 200: { description: 'How many there are.', body: statsAnswer } },
  },
  'GET /api/cache/status': {
    id: 'getCacheStatus',
    tag: 'data',
    summary: 'Says whether there is a cache, and how well it serves',
    answers: { 200: { description: 'The state of the cache, as one process of the service sees it.', body: cacheStatus } },
  },
};
