import { ALL_ENDPOINTS, Collector } from './collector';

test('percentiles are those of all answers, to three digits', () => {
  const collector = new Collector();

  for (let ms = 1; ms <= 1_000; ms += 1) collector.add({ endpoint: 'GET /', latencyMs: ms });

  const { mean, p50, p90, p95, p99, max } = collector.total.latencyMs;
  const [precise, exact] = [
    [mean, p50, p90, p95, p99, max],
    [500.5, 500, 900, 950, 990, 1_000],
  ];
  precise.forEach((value, index) => expect(Math.abs(value / (exact[index] as number) - 1)).toBeLessThan(0.002));
});

test('each endpoint is counted for itself, faults by what they are', () => {
  const collector = new Collector();

  collector.add({ endpoint: 'GET /b', latencyMs: 5 });
  collector.add({ endpoint: 'GET /a', latencyMs: 5, isFailed: true, fault: 'status 503' });
  collector.add({ endpoint: 'GET /a', isFailed: true, fault: 'no answer' });
  collector.add({ endpoint: 'GET /a', latencyMs: 5, fault: 'the body is no JSON object' });

  expect(collector.endpoints).toMatchObject([
    { endpoint: 'GET /b', requests: 1, failed: 0, faulty: 0, faults: {} },
    { endpoint: 'GET /a', requests: 3, failed: 2, faulty: 3, faults: { 'status 503': 1, 'no answer': 1, 'the body is no JSON object': 1 } },
  ]);
  expect(collector.total).toMatchObject({ endpoint: ALL_ENDPOINTS, requests: 4, failed: 2, faulty: 3 });
});

test('a moment has the rate of its own length, and nothing of the one before', () => {
  const collector = new Collector();
  for (let count = 0; count < 10; count += 1) collector.add({ endpoint: 'GET /', latencyMs: 100 });
  collector.takePoint(2, 2);

  collector.add({ endpoint: 'GET /', latencyMs: 2, fault: 'status 500' });

  expect(collector.takePoint(2.5, 0.5, 3)).toMatchObject({
    atS: 2.5,
    requestsPerSecond: 2,
    errorsPerSecond: 2,
    clients: 3,
    latencyMs: { p50: 2 },
  });
});

test('a moment without an answer has no latency', () => {
  expect(new Collector().takePoint(1, 1)).toEqual({ atS: 1, requestsPerSecond: 0, errorsPerSecond: 0 });
});
