import { type CallMetrics, createCallMetrics } from '@fairlead/service-kit/calls';
import { Gauge, type Registry } from 'prom-client';
import type { Upstreams } from './upstream';

/** Adds what the gateway counts of its upstreams to what every service counts. */
export function createUpstreamMetrics(registry: Registry, upstreams: Upstreams): CallMetrics {
  const registers = [registry];
  const all = Object.values(upstreams);
  const labelNames = ['upstream'] as const;
  const metrics = createCallMetrics(registry, all);
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
  return metrics;
}
