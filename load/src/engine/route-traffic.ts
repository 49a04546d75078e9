import { type Exposition, sumOf } from '@fairlead/exposition';
import type { ServiceSeries } from '@fairlead/exposition/series';
import type { Point } from './engine';
import type { Scrape } from '../metrics/service-watch';

/** What a service itself counted on one route from one scrape to the next. */
export function toTraffic(before: Scrape, after: Scrape, route: string, startedAtMs: number): Point {
  const seconds = (after.atMs - before.atMs) / 1_000;
  const growth = (name: ServiceSeries, labels: object) =>
    sumOf(after.page, name, { route, ...labels }) - sumOf(before.page, name, { route, ...labels });
  const requests = growth('http_requests_total', {});
  const buckets = findBounds(after.page, route).map((le) => ({
    boundMs: Number(le) * 1_000,
    count: growth('http_request_duration_seconds_bucket', { le }),
  }));
  const at = (share: number) => interpolate(buckets, share * growth('http_request_duration_seconds_count', {}));
  return {
    atS: (after.atMs - startedAtMs) / 1_000,
    requestsPerSecond: requests / seconds,
    errorsPerSecond: (requests - growth('http_requests_total', { status: '200' })) / seconds,
    ...(requests > 0 && { latencyMs: { p50: at(0.5), p95: at(0.95), p99: at(0.99) } }),
  };
}

function findBounds(page: Exposition, route: string): readonly string[] {
  const series: ServiceSeries = 'http_request_duration_seconds_bucket';
  const bounds = (page.get(series) ?? []).filter(({ labels }) => labels['route'] === route);
  return [...new Set(bounds.map(({ labels }) => labels['le'] ?? ''))].filter((le) => le !== '+Inf').sort((a, b) => Number(a) - Number(b));
}

/** Where in its bucket the value lies that so many are below, as if they were spread evenly (what `histogram_quantile` does). */
function interpolate(buckets: readonly { readonly boundMs: number; readonly count: number }[], rank: number): number {
  let [lowerMs, below] = [0, 0];
  for (const { boundMs, count } of buckets) {
    if (count >= rank && count > below) return lowerMs + ((boundMs - lowerMs) * (rank - below)) / (count - below);
    [lowerMs, below] = [boundMs, count];
  }
  return lowerMs;
}
