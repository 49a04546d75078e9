import { Histogram, type Registry } from 'prom-client';

/** Seconds; from the fastest answer of a store to the longest that a route may take by default. */
const DURATION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Records one call of an upstream. `status` is the upstream's own, or the one its failure was mapped to. */
export type ObserveUpstream = (upstream: string, method: string, status: number, durationMs: number) => void;

/** Adds `upstream_request_duration_seconds` to what the service counts. */
export function createUpstreamMetrics(registry: Registry): ObserveUpstream {
  const durations = new Histogram({
    name: 'upstream_request_duration_seconds',
    help: 'Time from passing a request on, waiting for a connection included, to the end of the answer.',
    labelNames: ['upstream', 'method', 'status'],
    buckets: DURATION_BUCKETS,
    registers: [registry],
  });
  return (upstream, method, status, durationMs) => durations.observe({ upstream, method, status }, durationMs / 1000);
}
