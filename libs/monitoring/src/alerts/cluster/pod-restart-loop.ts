import { select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/** A container starts again and again. */
export function podRestartLoop({ namespace, name }: Subject): Alert {
  const restarts = `increase(${select('kube_pod_container_status_restarts_total', { namespace })}[15m])`;
  return {
    name: 'PodRestartLoop',
    severity: 'critical',
    // `increase` adds what it did not see between the ends of the window and the scrapes within it, and so makes 3.1 of three restarts.
    expr: `max by (pod, container) (floor(${restarts})) > 3`,
    summary: `A container of ${name} restarts again and again`,
  };
}
