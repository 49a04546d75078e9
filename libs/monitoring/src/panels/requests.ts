import { podsOf, type Subject } from '@fairlead/exposition/series';
import { clientRequests } from '../alerts/service/client-requests';
import type { NumberPanel } from './panel';
import { quantileOf, type RateWindow, rateOf, shareOf } from './promql';

/** Requests a second. */
export function requestRateOf(service: Subject, window?: RateWindow): string {
  return `sum(${rateOf('http_requests_total', clientRequests(service), window)})`;
}

/** The share of 5xx. */
export function failedShareOf(service: Subject, window?: RateWindow): string {
  const failed = rateOf('http_requests_total', { ...clientRequests(service), status: { like: '5..' } }, window);
  return shareOf(`sum(${failed})`, requestRateOf(service, window));
}

const bucketRate = (service: Subject, window?: RateWindow) =>
  rateOf('http_request_duration_seconds_bucket', clientRequests(service), window);

/** Requests of several services, one line each. */
export function requestRates(services: readonly Subject[], window?: RateWindow): NumberPanel {
  return {
    kind: 'lines',
    title: 'Requests',
    description: 'Answered requests a second, without probes and scrapes.',
    unit: 'reqps',
    queries: services.map((service) => ({ legend: service.name, expr: requestRateOf(service, window) })),
  };
}

/** Failures of several services, one line each. */
export function failedShares(services: readonly Subject[], window?: RateWindow): NumberPanel {
  return {
    kind: 'lines',
    title: 'Failed',
    description: 'Share of the answers that are 5xx.',
    unit: 'percentunit',
    queries: services.map((service) => ({ legend: service.name, expr: failedShareOf(service, window) })),
  };
}

/** Latency of several services, one line each. */
export function latencies(services: readonly Subject[], window?: RateWindow): NumberPanel {
  return {
    kind: 'lines',
    title: 'Latency, p99',
    description: '99 of 100 requests are answered within this time.',
    unit: 's',
    queries: services.map((service) => ({ legend: service.name, expr: quantileOf(0.99, bucketRate(service, window)) })),
  };
}

/** What one service answers, by route and status; and how long that takes. */
export function answers(service: Subject): readonly NumberPanel[] {
  const total = rateOf('http_requests_total', clientRequests(service));
  return [
    {
      kind: 'lines',
      title: 'Answers by route and status',
      description: 'A second, without probes and scrapes. Of a path that no route has, the route is `unmatched`.',
      unit: 'reqps',
      queries: [{ legend: '{{method}} {{route}} {{status}}', expr: `sum by (method, route, status) (${total})` }],
    },
    {
      kind: 'lines',
      title: 'Latency',
      description: 'Half, 90 and 99 of 100 requests are answered within this time.',
      unit: 's',
      queries: [0.5, 0.9, 0.99].map((quantile) => ({ legend: `p${quantile * 100}`, expr: quantileOf(quantile, bucketRate(service)) })),
    },
    {
      kind: 'lines',
      title: 'Latency by route, p99',
      description: 'Which route is slow.',
      unit: 's',
      queries: [{ legend: '{{route}}', expr: quantileOf(0.99, bucketRate(service), ['route']) }],
    },
  ];
}

/** Lines of the log that are lost. */
export function droppedLines(service: Subject): NumberPanel {
  return {
    kind: 'lines',
    title: 'Dropped lines of the log',
    description: 'Lines a second that are lost since nobody reads the standard output fast enough.',
    unit: 'short',
    queries: [{ legend: service.name, expr: `sum(${rateOf('log_lines_dropped_total', podsOf(service))})` }],
  };
}
