import { DURATION_BUCKETS } from '@fairlead/service-kit';
import { Histogram, type Registry } from 'prom-client';

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
