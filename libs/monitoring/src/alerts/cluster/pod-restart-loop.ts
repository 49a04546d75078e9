import { select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/** A container starts again and again. */
export function podRestartLoop({ namespace, name }: Subject): Alert {
  return {
    name: 'PodRestartLoop',
    severity: 'critical',
    expr: `increase(${select('kube_pod_container_status_restarts_total', { namespace })}[15m]) > 3`,
    summary: `A container of ${name} restarts again and again`,
  };
}
