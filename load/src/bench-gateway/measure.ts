import { setTimeout as delay } from 'node:timers/promises';
import type { Cleanup } from '@fairlead/command-line';
import { sum } from 'simple-statistics';
import { readProcessUsage } from '../machine/process-usage';
import { loadWithWrk } from '../wrk/wrk';
import { type Exchange, jsonOf } from './exchanges';
import type { Proxy } from './proxies';

/** What all measurements of a run share. */
export interface Conditions {
  /** Of the service behind the gateways. */
  readonly upstreamUrl: string;
  readonly durationS: number;
  readonly warmUpS: number;
}

/** One gateway under one kind of request from so many connections. */
export interface Sample {
  readonly proxy: string;
  readonly exchange: string;
  readonly connections: number;
  /** Answers a second. */
  readonly rate: number;
  readonly p99Ms: number;
  /** Refused, timed out, or broken. */
  readonly failed: number;
  /** Processor time of the gateway's process for each answer, in microseconds. */
  readonly cpuUs: number;
  /** Most memory that it ever had resident. */
  readonly peakMiB: number;
}

/** Starts a gateway, looks at one answer, warms it up, loads it, and ends it. */
export async function measure(
  { name, start }: Proxy,
  exchange: Exchange,
  connections: number,
  { upstreamUrl, durationS, warmUpS }: Conditions,
  cleanup: Cleanup,
): Promise<Sample> {
  const proxy = await start(upstreamUrl, cleanup);
  const url = proxy.url + exchange.publicPath;
  const post = exchange.method === 'POST' ? jsonOf(exchange.requestBytes) : undefined;
  await expectAnswer(name, url, exchange, post);

  const load = loadWithWrk({ url, connections, rampS: warmUpS, durationS, ...(post !== undefined && { post }) });
  await Promise.race([delay(warmUpS * 1_000), load]);
  const before = readProcessUsage(proxy.pid);
  const { steady, errors, latencyMs } = await load;
  const after = readProcessUsage(proxy.pid);
  await proxy.kill();
  if (steady.requests === 0) throw new Error(`${name} answered nobody in ${durationS} s; give it longer: --duration ${2 * durationS}s`);
  return {
    proxy: name,
    exchange: exchange.name,
    connections,
    rate: steady.requests / (steady.durationMs / 1_000),
    p99Ms: latencyMs.p99,
    failed: sum(Object.values(errors)),
    cpuUs: (after.cpuUs - before.cpuUs) / steady.requests,
    peakMiB: after.peakResidentBytes / 1024 ** 2,
  };
}

/** A gateway that answers something else would be measured at something else. */
async function expectAnswer(name: string, url: string, { method, status, answerBytes }: Exchange, body: string | undefined) {
  const headers: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
  const answer = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
  const { byteLength } = await answer.arrayBuffer();
  if (answer.status !== status || byteLength !== answerBytes)
    throw new Error(
      `${name} answered ${method} ${url} with ${answer.status} and ${byteLength} bytes, not with ${status} and ${answerBytes}`,
    );
}
