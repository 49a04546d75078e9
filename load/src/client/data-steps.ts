import type { CacheStatus, DataAnswer, StatsAnswer } from '@fairlead/contracts/data-service/http';
import { type Call, type ClientProps, createClient, type CreateClient, type Step } from './client';
import { findFault, is, isCount, isFlag, isListOf, isObjectId, isShare, isTime, type Shape } from './shape';

/** Records that each call of `/api/data` reads, and that it writes. */
export const RECORDS_PER_CALL = 5;

const DATA: Shape<DataAnswer> = {
  status: is('success'),
  reads: isListOf(isObjectId, RECORDS_PER_CALL),
  writes: isListOf(isObjectId, RECORDS_PER_CALL),
  cached: isFlag,
  timestamp: isTime,
};
const STATS: Shape<StatsAnswer> = { total_documents: isCount, timestamp: isTime };
const CACHE: Shape<CacheStatus> = {
  cache_enabled: isFlag,
  connected: isFlag,
  ttl_seconds: isCount,
  hits: isCount,
  misses: isCount,
  hit_ratio: isShare,
};

/** Writes five records and reads five; reads one of `readEvery` answers, the first at random. */
export function dataSteps({ paths, readEvery }: ClientProps, random: () => number): readonly (() => Step)[] {
  if (paths.data === undefined) return [];
  const unread: Step = { call: get(paths.data, false), receive: () => ({}) };
  const read: Step = {
    call: get(paths.data, true),
    receive: ({ body }) => {
      const fault = findFault(DATA, body);
      return fault === undefined ? { stored: (JSON.parse(body) as DataAnswer).writes } : { fault };
    },
  };
  let count = Math.floor(random() * readEvery);
  return [() => ((count += 1) % readEvery === 0 ? read : unread)];
}

/** Asks what data-service says about itself. */
export function statisticsSteps({ paths }: ClientProps): readonly (() => Step)[] {
  return [
    ...(paths.stats === undefined ? [] : [shaped(paths.stats, STATS)]),
    ...(paths.cacheStatus === undefined ? [] : [shaped(paths.cacheStatus, CACHE)]),
  ];
}

/** GETs a path and holds the answer to a shape. */
export function shaped<Wire>(path: string, shape: Shape<Wire>): () => Step {
  const call = get(path, true);
  const step: Step = {
    call,
    receive: ({ body }) => {
      const fault = findFault(shape, body);
      return fault === undefined ? {} : { fault };
    },
  };
  return () => step;
}

/** Calls `/api/data`, again and again. */
export const createDataClient: CreateClient = (props, random) => {
  const [step] = dataSteps(props, random);
  if (!step) throw new Error('the service under load has no /api/data; see --url');
  return createClient(step);
};

function get(path: string, reads: boolean): Call {
  return { endpoint: `GET ${path}`, method: 'GET', path, expects: 200, reads };
}
