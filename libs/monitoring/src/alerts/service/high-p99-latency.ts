import { select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';
import { clientRequests } from './client-requests';

/**
 * One answer of a hundred takes longer than two seconds.
 *
 * @param streams paths of routes that may take as long as they like
 */
export function highP99Latency(service: Subject, streams: readonly string[]): Alert {
  const durations = select('http_request_duration_seconds_bucket', clientRequests(service, streams));
  return {
    name: 'HighP99Latency',
    severity: 'warning',
    expr: `histogram_quantile(0.99, sum by (le) (rate(${durations}[5m]))) > 2`,
    for: '5m',
    summary: `1 % of the answers of ${service.name} take longer than 2 s`,
  };
}
