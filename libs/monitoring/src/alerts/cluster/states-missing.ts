import { select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';
import { METRICS_MISSING } from '../service/metrics-missing';

/** Nobody says how the pods of a platform are: all alerts that follow from its objects are silent. */
export function statesMissing({ namespace, name }: Subject): Alert {
  return {
    name: METRICS_MISSING,
    severity: 'warning',
    expr: `absent(${select('kube_pod_container_status_restarts_total', { namespace })})`,
    for: '15m',
    labels: { exporter: 'kube-state-metrics' },
    summary: `kube-state-metrics tells nothing of ${name}: no alert of its pods, autoscalers and jobs is raised`,
  };
}
