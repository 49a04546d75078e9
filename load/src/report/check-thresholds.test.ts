import { atMost, below } from '../scenario/threshold';
import { checkThresholds } from './check-thresholds';
import { exampleReport, exampleStatistics } from '../../testing/example-report';

const { latencyMs } = exampleStatistics();

test.each([
  { threshold: atMost('p95', 2_000), total: exampleStatistics({ latencyMs: { ...latencyMs, p95: 2_000 } }), ok: true },
  { threshold: atMost('p95', 2_000), total: exampleStatistics({ latencyMs: { ...latencyMs, p95: 2_000.1 } }), ok: false },
  { threshold: below('error_rate', 0.01), total: exampleStatistics({ requests: 1_000, faulty: 9 }), ok: true },
  { threshold: below('error_rate', 0.01), total: exampleStatistics({ requests: 1_000, faulty: 10 }), ok: false },
  { threshold: atMost('http_req_failed', 0), total: exampleStatistics({ requests: 1_000, failed: 1 }), ok: false },
  { threshold: atMost('http_req_failed', 0), total: exampleStatistics({ requests: 0 }), ok: false },
])(
  '$threshold.metric of $total.requests requests, $total.failed failed, $total.faulty faulty, against $threshold.limit: $ok',
  ({ threshold, total, ok }) => {
    expect(checkThresholds([threshold], total, [])).toMatchObject([{ ...threshold, ok }]);
  },
);

const pointsOf = (...memory: readonly number[]) => [
  { points: memory.map((memoryMiB, atS) => ({ atS, memoryMiB, cpuCores: 0, eventLoopDelayMs: 0 })) },
];

test.each([
  { growth: 'a start that fills caches', services: pointsOf(50, 50, 100, 100, 100, 100, 110, 110), measured: 0.1 },
  { growth: 'a leak', services: pointsOf(100, 100, 100, 100, 120, 130, 150, 150), measured: 0.5 },
  { growth: 'a service that shrinks', services: pointsOf(100, 100, 100, 100, 90, 90, 80, 80), measured: 0 },
  { growth: 'the worst of two', services: [...pointsOf(1, 1, 1, 1), ...pointsOf(1, 1, 1, 2)], measured: 1 },
  { growth: 'a run too short to say', services: pointsOf(1, 2, 3), measured: 0 },
])('memory growth of $growth is $measured', ({ services, measured }) => {
  const [result] = checkThresholds([below('memory_growth', 0.2)], exampleReport().total, services);

  expect(result?.measured).toBeCloseTo(measured);
});
