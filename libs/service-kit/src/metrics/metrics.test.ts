import { createMetrics } from './metrics';

test('prints what runs, what is up, and Node’s own', async () => {
  const metrics = createMetrics({ SERVICE_VERSION: '1.2.3' });

  metrics.setDependency('redis', true);
  metrics.setDependency('users', false);

  const text = await metrics.registry.metrics();
  expect(text).toContain('build_info{version="1.2.3"} 1\n');
  expect(text).toContain('dependency_up{dependency="redis"} 1\n');
  expect(text).toContain('dependency_up{dependency="users"} 0\n');
  expect(text).toContain('process_cpu_seconds_total');
  expect(text).toContain('nodejs_eventloop_lag_seconds');
});

test('counts and times requests by method, route and status, in seconds', async () => {
  const metrics = createMetrics({ SERVICE_VERSION: 'dev' });

  metrics.observeRequest({ method: 'GET', route: '/users/:id', status: 200, durationMs: 20 });
  metrics.observeRequest({ method: 'GET', route: '/users/:id', status: 200, durationMs: 30 });

  const labels = 'method="GET",route="/users/:id",status="200"';
  const text = await metrics.registry.metrics();
  expect(text).toContain(`http_requests_total{${labels}} 2\n`);
  expect(text).toContain(`http_request_duration_seconds_sum{${labels}} 0.05\n`);
  expect(text).toContain(`http_request_duration_seconds_bucket{le="0.01",${labels}} 0\n`);
  expect(text).toContain(`http_request_duration_seconds_bucket{le="0.025",${labels}} 1\n`);
  expect(text).toContain(`http_request_duration_seconds_bucket{le="0.05",${labels}} 2\n`);
});

test('counts methods that no contract can have together, so that no client makes series of its own', async () => {
  const metrics = createMetrics({ SERVICE_VERSION: 'dev' });

  for (const method of ['PROPFIND', 'PURGE', 'get']) metrics.observeRequest({ method, route: 'unmatched', status: 404, durationMs: 1 });

  expect(await metrics.registry.metrics()).toContain('http_requests_total{method="_OTHER",route="unmatched",status="404"} 3\n');
});

test('keeps a registry of its own, so that two services fit in one process', () => {
  expect(() => [createMetrics({ SERVICE_VERSION: 'a' }), createMetrics({ SERVICE_VERSION: 'b' })]).not.toThrow();
});
