import { Counter, Gauge, type Registry } from 'prom-client';
import { DurationHistogram } from '../metrics/duration-histogram';
import type { CircuitBreaker, CircuitState } from './circuit-breaker';

/** What is counted of calls. */
export interface CallMetrics {
  /** Records one call. `status` is the called service's own, or the one its failure was mapped to. */
  observe(upstream: string, method: string, status: number, durationMs: number): void;
  countRetry(upstream: string): void;
}

const STATE_NUMBERS: Readonly<Record<CircuitState, number>> = { closed: 0, half_open: 1, open: 2 };

/** Adds what is counted of the calls of other services to what every service counts. Once for each registry. */
export function createCallMetrics(
  registry: Registry,
  called: readonly { readonly name: string; readonly circuit: CircuitBreaker }[],
): CallMetrics {
  const registers = [registry];
  const labelNames = ['upstream'] as const;
  const durations = new DurationHistogram({
    name: 'upstream_request_duration_seconds',
    help: 'Time from passing a request on, waiting for a connection included, to the end of the answer.',
    labelNames: ['upstream', 'method'],
    registry,
  });
  const retries = new Counter({ name: 'upstream_retries_total', help: 'Requests sent a second time.', labelNames, registers });
  for (const { name } of called) retries.inc({ upstream: name }, 0);
  new Gauge({
    name: 'circuit_state',
    help: '0: calls pass; 1: one call finds out whether the upstream is back; 2: none passes.',
    labelNames,
    registers,
    collect() {
      for (const { name, circuit } of called) this.set({ upstream: name }, STATE_NUMBERS[circuit.state]);
    },
  });

  return {
    observe: (upstream, method, status, durationMs) => durations.observe(upstream, method, status, durationMs / 1000),
    countRetry: (upstream) => retries.inc({ upstream }),
  };
}
