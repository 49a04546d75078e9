import { podsOf, select, type ServiceSeries, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/** A queue of each pod of a service. */
export interface Queue {
  /** What waits in it. */
  readonly what: string;
  /** Gauge of what waits. */
  readonly series: ServiceSeries;
  /** Beyond so many it refuses. */
  readonly most: number;
  /** Which queue it is, where the gauge has several. */
  readonly upstream?: string;
}

const NEARLY_FULL = 0.8;

/** A queue is nearly full: soon requests are refused. */
export function queueFilling(service: Subject, { what, series, most, upstream }: Queue): Alert {
  const matchers = { ...podsOf(service), ...(upstream !== undefined && { upstream }) };
  return {
    name: 'QueueFilling',
    severity: 'warning',
    expr: `max(${select(series, matchers)}) > ${NEARLY_FULL} * ${most}`,
    for: '1m',
    labels: { queue: what },
    summary: `${service.name}: the queue of ${what} is nearly full, beyond ${most} they are refused`,
  };
}

/** Requests that wait for a service to which they are passed on. */
export function queueFor(callee: string, most: number): Queue {
  return { what: `requests for ${callee}`, series: 'upstream_waiting_requests', most, upstream: callee };
}
