import { formatMatchers, type Matcher, select, type Subject } from '@fairlead/exposition/series';
import type { Objective } from 'fairlead/contract';
import type { RecordingRule } from '../../rules/rule';
import { clientRequests } from './client-requests';

/** How far back a share of bad requests looks. */
export const WINDOWS = ['5m', '30m', '1h', '2h', '6h', '1d', '3d'] as const;

export type Window = (typeof WINDOWS)[number];

/**
 * The share of requests that were not answered as the objective says, over each window. A query over three days is worked out once for
 * each evaluation, not once for each of those who look at it.
 *
 * @param streams paths of routes that may take as long as they like, so that none of their answers is late
 */
export function badRequests(service: Subject, { latencyMs }: Objective, streams: readonly string[]): readonly RecordingRule[] {
  const requests = clientRequests(service, streams);
  const good = select('http_request_duration_seconds_bucket', { ...requests, le: boundOf(latencyMs), status: { unlike: '5..' } });
  const all = select('http_request_duration_seconds_count', requests);
  const sum = (series: string, window: Window) => `sum(rate(${series}[${window}]))`;
  return WINDOWS.map((window) => ({
    record: recordOf(window),
    // Where no request was ever good there is no series of such.
    expr: `1 - (${sum(good, window)} or 0 * ${sum(all, window)}) / ${sum(all, window)}`,
    labels: labelsOf(service),
  }));
}

/** The series that is kept. */
export function selectBadRequests(service: Subject, window: Window): string {
  return `${recordOf(window)}${formatMatchers(labelsOf(service))}`;
}

const recordOf = (window: Window) => `component:http_requests_bad:ratio_rate${window}`;

const labelsOf = ({ namespace, name }: Subject) => ({ namespace, component: name });

/** Prometheus 3 writes the bound of a bucket as a number with a point, 2 as the service does. */
function boundOf(latencyMs: number): Matcher {
  const seconds = String(latencyMs / 1_000);
  return seconds.includes('.') ? seconds : { like: `${seconds}([.]0)?` };
}
