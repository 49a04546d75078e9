import { select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';
import { clientRequests } from './client-requests';

/** More than one answer of twenty is a failure of the service. */
export function highErrorRate(service: Subject): Alert {
  const requests = clientRequests(service);
  const failed = `sum(rate(${select('http_requests_total', { ...requests, status: { like: '5..' } })}[2m]))`;
  const all = `sum(rate(${select('http_requests_total', requests)}[2m]))`;
  return {
    name: 'HighErrorRate',
    severity: 'critical',
    expr: `${failed} / ${all} > 0.05`,
    for: '2m',
    summary: `More than 5 % of the answers of ${service.name} are 5xx`,
  };
}
