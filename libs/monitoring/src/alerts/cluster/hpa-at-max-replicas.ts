import { select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/** There may be no more pods, whatever comes. */
export function hpaAtMaxReplicas({ namespace, name }: Subject): Alert {
  const matchers = { namespace, horizontalpodautoscaler: name };
  const current = select('kube_horizontalpodautoscaler_status_current_replicas', matchers);
  return {
    name: 'HPAAtMaxReplicas',
    severity: 'warning',
    expr: `max(${current}) >= max(${select('kube_horizontalpodautoscaler_spec_max_replicas', matchers)})`,
    for: '10m',
    summary: `${name} has as many pods as its autoscaler may make`,
  };
}
