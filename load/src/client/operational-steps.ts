import type { ClientProps, Step } from './client';
import { get, shapedStep } from './data-steps';
import { is, isCount, isObject, isText, isTime, type Shape } from './shape';

const HEALTH: Shape<{ status: string; service: string; version: string; uptime_seconds: number }> = {
  status: is('healthy'),
  service: isText,
  version: isText,
  uptime_seconds: isCount,
};
const ALIVE: Shape<{ status: string }> = { status: is('alive') };
const OK: Shape<{ status: string; version: string; timestamp: string }> = { status: is('ok'), version: isText, timestamp: isTime };
/** Services add facts of their own. */
const READY = { status: is('ready'), timestamp: isTime, checks: isObject };

/** What probes and scrapers ask of every service, where it answers them. */
export function operationalSteps({ paths }: ClientProps) {
  const { health, live, healthz, ready, readyz, readyShort, metrics } = paths;
  return {
    ...(health !== undefined && { health: shapedStep(health, HEALTH) }),
    ...(live !== undefined && { live: shapedStep(live, ALIVE) }),
    ...(healthz !== undefined && { healthz: shapedStep(healthz, OK) }),
    ...(ready !== undefined && { ready: shapedStep(ready, READY) }),
    ...(readyz !== undefined && { readyz: shapedStep(readyz, READY) }),
    ...(readyShort !== undefined && { readyShort: shapedStep(readyShort, READY) }),
    ...(metrics !== undefined && { metrics: metricsStep(metrics) }),
  };
}

function metricsStep(path: string): () => Step {
  const step: Step = {
    call: get(path, true),
    receive: ({ body }) => (body.includes('\nhttp_requests_total{') ? {} : { fault: 'the page does not count requests' }),
  };
  return () => step;
}
