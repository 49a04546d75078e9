import { DurationHistogram } from '@fairlead/service-kit';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { CircuitState } from './circuit-breaker';
import type { Upstreams } from './upstream';

/** What is counted of the calls of upstreams. */
export interface UpstreamMetrics {
  /** Records one call. `status` is the upstream's own, or the one its failure was mapped to. */
  observe(upstream: string, method: string, status: number, durationMs: number): void;
  countRetry(upstream: string): void;
}

const STATE_NUMBERS: Readonly<Record<CircuitState, number>> = { closed: 0, half_open: 1, open: 2 };

/** Adds what the gateway counts of its upstreams to what every service counts. */
export function createUpstreamMetrics(registry: Registry, upstreams: Upstreams): UpstreamMetrics {
  const registers = [registry];
  const all = Object.values(upstreams);
  const labelNames = ['upstream'] as const;
  const durations = new DurationHistogram({
    name: 'upstream_request_duration_seconds',
    help: 'Time from passing a request on, waiting for a connection included, to the end of the answer.',
    labelNames: ['upstream', 'method'],
    registry,
  });
  const retries = new Counter({ name: 'upstream_retries_total', help: 'Requests sent a second time.', labelNames, registers });
  for (const { name } of all) retries.inc({ upstream: name }, 0);
  new Gauge({
    name: 'circuit_state',
    help: '0: calls pass; 1: one call finds out whether the upstream is back; 2: none passes.',
    labelNames,
    registers,
    collect() {
      for (const { name, circuit } of all) this.set({ upstream: name }, STATE_NUMBERS[circuit.state]);
    },
  });
  new Gauge({
    name: 'upstream_busy_slots',
    help: 'Calls under way, of as many as the contract of the upstream says it takes.',
    labelNames,
    registers,
    collect() {
      for (const { name, slots } of all) this.set({ upstream: name }, slots.busy);
    },
  });
  new Gauge({
    name: 'upstream_waiting_requests',
    help: 'Requests that wait for their turn.',
    labelNames,
    registers,
    collect() {
      for (const { name, slots, streamSlots } of all) this.set({ upstream: name }, slots.waiting + streamSlots.waiting);
    },
  });

  return {
    observe: (upstream, method, status, durationMs) => durations.observe(upstream, method, status, durationMs / 1000),
    countRetry: (upstream) => retries.inc({ upstream }),
  };
}
