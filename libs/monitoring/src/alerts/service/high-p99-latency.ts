import { type Matchers, oneOf, podsOf, select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/**
 * One answer of a hundred takes longer than two seconds.
 *
 * @param streams paths of routes that may take as long as they like
 */
export function highP99Latency(service: Subject, streams: readonly string[]): Alert {
  const matchers: Matchers = { ...podsOf(service), ...(streams.length > 0 && { route: { unlike: oneOf(streams) } }) };
  return {
    name: 'HighP99Latency',
    severity: 'warning',
    expr: `histogram_quantile(0.99, sum by (le) (rate(${select('http_request_duration_seconds_bucket', matchers)}[5m]))) > 2`,
    for: '5m',
    summary: `1 % of the answers of ${service.name} take longer than 2 s`,
  };
}
