import type { CacheStatus, DataAnswer, StatsAnswer } from '@fairlead/contracts/data-service/http';
import type { Call, ClientProps, Step } from './client';
import { findFault, is, isCount, isFlag, isListOf, isShare, isText, isTime, type Shape } from './shape';

/** Records that each call of `/api/data` reads, and that it writes. */
export const RECORDS_PER_CALL = 5;

const DATA: Shape<DataAnswer> = {
  status: is('success'),
  reads: isListOf(isText, RECORDS_PER_CALL),
  writes: isListOf(isText, RECORDS_PER_CALL),
  cached: isFlag,
  timestamp: isTime,
};
const STATS: Shape<StatsAnswer> = { total_documents: isCount, timestamp: isTime };
const CACHE: Shape<CacheStatus> = {
  cache_enabled: isFlag,
  connected: isFlag,
  redis_connected: isFlag,
  ttl_seconds: isCount,
  hits: isCount,
  misses: isCount,
  hit_ratio: isShare,
  used_memory: (value) => value === null || isCount(value),
  queue_length: isCount,
};

/** What a client does with records. */
export function dataSteps(props: ClientProps, random: () => number) {
  const { data, stats, cacheStatus } = props.paths;
  return {
    ...(data !== undefined && { data: dataStep(data, props.readEvery, random) }),
    ...(stats !== undefined && { stats: shapedStep(stats, STATS) }),
    ...(cacheStatus !== undefined && { cacheStatus: shapedStep(cacheStatus, CACHE) }),
  };
}

/** Writes five records and reads five; looks into one of `readEvery` answers, the first of them at random. */
function dataStep(path: string, readEvery: number, random: () => number): () => Step {
  const unread: Step = { call: get(path, false), receive: () => ({}) };
  const read: Step = {
    call: get(path, true),
    receive: ({ body }) => {
      const fault = findFault(DATA, body);
      return fault === undefined ? { stored: (JSON.parse(body) as DataAnswer).writes } : { fault };
    },
  };
  let count = Math.floor(random() * readEvery);
  return () => ((count += 1) % readEvery === 0 ? read : unread);
}

/** GETs a path and holds the answer to a shape. */
export function shapedStep<Wire>(path: string, shape: Shape<Wire>): () => Step {
  const step: Step = {
    call: get(path, true),
    receive: ({ body }) => {
      const fault = findFault(shape, body);
      return fault === undefined ? {} : { fault };
    },
  };
  return () => step;
}

/** The call of an endpoint that needs nothing but its path. */
export function get(path: string, reads: boolean): Call {
  return { endpoint: `GET ${path}`, method: 'GET', path, expects: 200, reads };
}
