import { setTimeout as delay } from 'node:timers/promises';
import type { Cleanup } from '@fairlead/command-line';
import { sum } from 'simple-statistics';
import { ENDPOINTS } from '../client/endpoints';
import { createEmptyDatabase } from '../database/empty-database';
import { Service } from '../programs/service';
import { type ProcessUsage, readProcessUsage } from '../machine/process-usage';
import { loadWithWrk, type WrkResult } from '../wrk/wrk';
import type { Version } from './versions';

/** What all measurements of a run share. */
export interface Conditions {
  /** Address of the database server, whose path is replaced. */
  readonly mongoUrl: string;
  readonly databasePid: number;
  readonly durationS: number;
  readonly warmUpS: number;
}

/** One version under so many connections. */
export interface Sample {
  readonly version: string;
  readonly connections: number;
  /** Answered 200, each second. */
  readonly rate: number;
  /** Of all answers, in milliseconds. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Refused, timed out, or broken. */
  readonly failed: number;
  /** Processor time for each request that was answered 200, in microseconds: of the service, and of the database server. */
  readonly serviceUs: number;
  readonly databaseUs: number;
  /** Most memory that the service ever had resident. */
  readonly peakMiB: number;
}

/** Longer than any answer takes: a slow one is slow, and not failed. */
const TIMEOUT_S = 60;

/** Starts a version on an empty database, warms it up, loads it, and leaves nothing behind. */
export async function measure(version: Version, connections: number, conditions: Conditions, cleanup: Cleanup): Promise<Sample> {
  const { mongoUrl, databasePid, durationS, warmUpS } = conditions;
  const database = createEmptyDatabase(mongoUrl, cleanup);

  const readUsages = () => [service.pid, databasePid].map(readProcessUsage);
  const service = await Service.start({ ...version, env: { ...database.env, ...version.env } }, cleanup);
  const load = loadWithWrk({ url: service.url + ENDPOINTS.data.path, connections, rampS: warmUpS, durationS, timeoutS: TIMEOUT_S });
  const before = await Promise.race([delay(warmUpS * 1_000).then(readUsages), load.then(readUsages)]);
  const result = await load;
  const after = readUsages();

  await service.kill();
  await database.records.drop();
  if (result.steady.requests === 0)
    throw new Error(
      `${version.name} answered nobody in ${durationS} s; give it longer: --warm-up ${2 * warmUpS}s --duration ${2 * durationS}s`,
    );
  return { version: version.name, connections, ...summarize(result, before, after) };
}

function summarize({ steady, requests, errors, latencyMs }: WrkResult, before: readonly ProcessUsage[], after: readonly ProcessUsage[]) {
  const answered = steady.requests * (1 - errors.status / requests);
  const [serviceUs, databaseUs] = after.map(({ cpuUs }, index) => (cpuUs - (before[index] as ProcessUsage).cpuUs) / answered);
  return {
    rate: answered / (steady.durationMs / 1_000),
    p50Ms: latencyMs.p50,
    p99Ms: latencyMs.p99,
    failed: sum(Object.values(errors)),
    serviceUs: serviceUs as number,
    databaseUs: databaseUs as number,
    peakMiB: (after[0] as ProcessUsage).peakResidentBytes / 1024 ** 2,
  };
}
