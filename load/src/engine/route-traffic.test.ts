import { parseExposition } from '@fairlead/exposition';
import { toTraffic } from './route-traffic';

const ROUTE = '/api/data';

/** Answers so far, by the bucket that they fell into, and refusals, which took no time. */
function scrapeAt(atMs: number, upTo10Ms: number, upTo50Ms: number, refused: number) {
  const bucket = (status: string, le: string, count: number) =>
    `http_request_duration_seconds_bucket{le="${le}",method="GET",route="${ROUTE}",status="${status}"} ${count}`;
  const series = (status: string, counts: readonly [number, number]) => [
    `http_requests_total{method="GET",route="${ROUTE}",status="${status}"} ${counts[1]}`,
    `http_request_duration_seconds_count{method="GET",route="${ROUTE}",status="${status}"} ${counts[1]}`,
    bucket(status, '0.01', counts[0]),
    bucket(status, '0.05', counts[1]),
    bucket(status, '+Inf', counts[1]),
  ];
  const lines = [...series('200', [upTo10Ms, upTo10Ms + upTo50Ms]), ...(refused > 0 ? series('503', [refused, refused]) : [])];
  return { atMs, page: parseExposition(lines.join('\n')) };
}

test('rates and errors are what was counted between two scrapes, a second', () => {
  const point = toTraffic(scrapeAt(0, 7, 0, 0), scrapeAt(2_000, 107, 100, 20), ROUTE, 0);

  expect(point).toMatchObject({ atS: 2, requestsPerSecond: 110, errorsPerSecond: 10 });
});

test('percentiles are estimated within their bucket', () => {
  const point = toTraffic(scrapeAt(0, 0, 0, 0), scrapeAt(1_000, 100, 100, 0), ROUTE, 0);

  expect(point.latencyMs?.p50).toBeCloseTo(10);
  expect(point.latencyMs?.p95).toBeCloseTo(46);
});

test('a second without a request has no latency', () => {
  expect(toTraffic(scrapeAt(0, 5, 0, 0), scrapeAt(1_000, 5, 0, 0), ROUTE, 0)).toEqual({ atS: 1, requestsPerSecond: 0, errorsPerSecond: 0 });
});
