import { atMost, below } from '../scenario/threshold';
import { checkThresholds } from './check-thresholds';
import { exampleReport, exampleStatistics } from '../../testing/example-report';

const { latencyMs } = exampleStatistics();

test.each([
  { threshold: atMost('p95', 2_000), total: exampleStatistics({ latencyMs: { ...latencyMs, p95: 2_000 } }), ok: true },
  { threshold: atMost('p95', 2_000), total: exampleStatistics({ latencyMs: { ...latencyMs, p95: 2_000.1 } }), ok: false },
  {
    threshold: atMost('p95', 2_000),
    total: exampleStatistics({ latencyMs: { mean: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0 } }),
    ok: false,
  },
  { threshold: below('error_rate', 0.01), total: exampleStatistics({ requests: 1_000, faulty: 9 }), ok: true },
  { threshold: below('error_rate', 0.01), total: exampleStatistics({ requests: 1_000, faulty: 10 }), ok: false },
  { threshold: atMost('http_req_failed', 0), total: exampleStatistics({ requests: 1_000, failed: 1 }), ok: false },
  { threshold: atMost('http_req_failed', 0), total: exampleStatistics({ requests: 0 }), ok: false },
])(
  '$threshold.metric of $total.requests requests, $total.failed failed, $total.faulty faulty, against $threshold.limit: $ok',
  ({ threshold, total, ok }) => {
    expect(checkThresholds([threshold], exampleReport({ total }))).toMatchObject([{ ...threshold, ok }]);
  },
);

test.each([
  { dropped: 0, measured: 0, ok: true },
  { dropped: 9, measured: 0.009, ok: true },
  { dropped: 10, measured: 0.01, ok: false },
])('$dropped of 1,000 requests that were due and not made: $ok', ({ dropped, measured, ok }) => {
  const run = exampleReport({ total: exampleStatistics({ requests: 1_000 - dropped }), dropped });

  expect(checkThresholds([below('dropped_iterations', 0.01)], run)).toMatchObject([{ measured, ok }]);
});

const IDLE = { atS: 0, cpuCores: 0, memoryMiB: 100, eventLoopDelayMs: 10, openFiles: 20, series: 200 };
const courseOf = (field: keyof typeof IDLE, values: readonly number[]) => ({
  points: values.map((value) => ({ ...IDLE, [field]: value })),
});
const FLAT = [1, 1, 1, 1, 1, 1, 1, 1];
const LEAK = [1, 1, 2, 2, 2, 2, 3, 3];

test.each([
  { metric: 'memory_growth', field: 'memoryMiB' },
  { metric: 'open_files_growth', field: 'openFiles' },
] as const)('$metric is that of the worst service', ({ metric, field }) => {
  const services = [courseOf(field, FLAT), courseOf(field, LEAK)];

  expect(checkThresholds([below(metric, 0.5)], { ...exampleReport(), services })).toMatchObject([{ measured: 0.5, ok: false }]);
});

test('latency_growth is that of p95, over the moments that saw an answer', () => {
  const points = [undefined, ...LEAK].map((p95, atS) => ({
    ...{ atS, requestsPerSecond: 1, errorsPerSecond: 0 },
    ...(p95 !== undefined && { latencyMs: { p50: 1, p95, p99: 9 } }),
  }));

  expect(checkThresholds([below('latency_growth', 0.5)], exampleReport({ points }))).toMatchObject([{ measured: 0.5, ok: false }]);
});

test('what shrinks has not grown', () => {
  const services = [courseOf('memoryMiB', [...LEAK].reverse())];

  expect(checkThresholds([below('memory_growth', 0.1)], { ...exampleReport(), services })).toMatchObject([{ measured: 0, ok: true }]);
});
