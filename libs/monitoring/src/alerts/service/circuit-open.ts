import { podsOf, select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/** What `circuit_state` is while no call passes. */
const OPEN = 2;

/** A pod has stopped calling a service. It tries again every second, so that an open circuit is half open now and then. */
export function circuitOpen(caller: Subject, callee: string): Alert {
  return {
    name: 'CircuitOpen',
    severity: 'warning',
    expr: `max(max_over_time(${select('circuit_state', { ...podsOf(caller), upstream: callee })}[1m])) == ${OPEN}`,
    for: '2m',
    labels: { upstream: callee },
    summary: `${caller.name} has stopped calling ${callee}, which fails`,
  };
}
