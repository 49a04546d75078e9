import { podsOf, select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/** All calls that a pod may make of a service at once are under way, and more wait. */
export function callsExhausted(caller: Subject, callee: string, most: number): Alert {
  const matchers = { ...podsOf(caller), upstream: callee };
  const full = `max by (pod) (${select('upstream_busy_slots', matchers)}) >= ${most}`;
  return {
    ...POOL_EXHAUSTED,
    labels: { upstream: callee },
    expr: `${full} and max by (pod) (${select('upstream_waiting_requests', matchers)}) > 0`,
    summary: `${caller.name} has ${most} calls of ${callee} under way, all that ${callee} works on at once, and more wait`,
  };
}

/** The seconds that operations take in a second are how many there are at once: nearly as many as there are connections. */
export function connectionsExhausted(service: Subject, store: string, most: number): Alert {
  const busy = `sum by (pod) (rate(${select('mongo_operation_duration_seconds_sum', podsOf(service))}[5m]))`;
  return {
    ...POOL_EXHAUSTED,
    labels: { upstream: store },
    expr: `${busy} > ${NEARLY_ALL} * ${most}`,
    summary: `${service.name} has all of its ${most} connections to ${store} in use nearly all the time`,
  };
}

const NEARLY_ALL = 0.9;

const POOL_EXHAUSTED = { name: 'PoolExhausted', severity: 'warning', for: '5m' } as const;
