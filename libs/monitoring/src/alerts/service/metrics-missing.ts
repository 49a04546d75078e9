import { podsOf, select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/** How an alert is called whose cause is that others cannot be raised. */
export const METRICS_MISSING = 'MetricsMissing';

/** No pod of a service can be scraped: where it has none its clients feel it, and else it is unseen what they feel. */
export function metricsMissing(service: Subject): Alert {
  return {
    name: METRICS_MISSING,
    severity: 'critical',
    expr: `absent(${select('up', podsOf(service))} == 1)`,
    for: '5m',
    summary: `No pod of ${service.name} tells its metrics: none runs, or nobody can read them; no other alert of ${service.name} is raised`,
  };
}
