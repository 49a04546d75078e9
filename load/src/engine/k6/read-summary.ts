import { sum } from 'simple-statistics';
import { ALL_ENDPOINTS } from '../collector';
import type { Latency, RequestStatistics } from '../engine';
import { COUNTED_FAULTS, K6_METRICS, partOf } from './k6-plan';

/** What `handleSummary` of k6 is given, as far as it is used. */
export interface K6Summary {
  readonly state: { readonly testRunDurationMs: number };
  readonly metrics: Readonly<Record<string, { readonly values: Readonly<Record<string, number>> } | undefined>>;
}

/** A fault that has no counter of its own. */
export interface OtherFault {
  readonly endpoint: string;
  readonly fault: string;
}

/** What k6 has measured of an endpoint; undefined when it was never called. */
export function readEndpoint(summary: K6Summary, endpoint: string, others: readonly OtherFault[]): RequestStatistics | undefined {
  return read(
    summary,
    endpoint,
    { endpoint },
    others.filter((other) => other.endpoint === endpoint),
  );
}

/** What k6 has measured of all endpoints together. */
export function readTotal(summary: K6Summary, endpoints: readonly RequestStatistics[]): RequestStatistics {
  const faults: Record<string, number> = {};
  for (const [fault, count] of endpoints.flatMap((endpoint) => Object.entries(endpoint.faults)))
    faults[fault] = (faults[fault] ?? 0) + count;
  const total = read(summary, ALL_ENDPOINTS, {}, []) ?? { endpoint: ALL_ENDPOINTS, requests: 0, failed: 0, latencyMs: toLatency({}) };
  return { ...total, faults, faulty: sum(Object.values(faults)) };
}

/** Requests that were due at a rate and not made. k6 leaves the metric out where there was none. */
export function readDropped({ metrics }: K6Summary): number {
  return metrics[K6_METRICS.dropped]?.values['count'] ?? 0;
}

function read(
  { metrics }: K6Summary,
  name: string,
  tags: Readonly<Record<string, string>>,
  others: readonly OtherFault[],
): RequestStatistics | undefined {
  const valuesOf = (metric: string, more = {}) => {
    const all = { ...tags, ...more };
    return metrics[Object.keys(all).length === 0 ? metric : partOf(metric, all)]?.values ?? {};
  };
  const requests = valuesOf(K6_METRICS.requests)['count'] ?? 0;
  if (requests === 0) return undefined;

  const faults: Record<string, number> = {};
  for (const fault of COUNTED_FAULTS) {
    const count = valuesOf(K6_METRICS.faults, { fault })['count'] ?? 0;
    if (count > 0) faults[fault] = count;
  }
  for (const { fault } of others) faults[fault] = (faults[fault] ?? 0) + 1;
  // A rate of k6 passes where its condition holds: where the request has failed.
  const failed = valuesOf(K6_METRICS.failed)['passes'] ?? 0;
  return {
    endpoint: name,
    requests,
    failed,
    faulty: sum(Object.values(faults)),
    faults,
    latencyMs: toLatency(valuesOf(K6_METRICS.latency)),
  };
}

function toLatency(values: Readonly<Record<string, number>>): Latency {
  const at = (name: string) => values[name] ?? 0;
  return { mean: at('avg'), p50: at('p(50)'), p90: at('p(90)'), p95: at('p(95)'), p99: at('p(99)'), max: at('max') };
}
