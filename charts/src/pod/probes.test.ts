import { checkProbes, createProbes, probeHandlers } from './probes';

const handlers = probeHandlers({
  ports: { traffic: 80, management: 9464 },
  probes: { startup: '/live', liveness: '/live', readiness: '/ready' },
});

test.each([
  [60, 30],
  [61, 31],
  [1, 1],
])('a start of %d s is asked after %d times', (startupSeconds, failureThreshold) => {
  expect(createProbes(handlers, startupSeconds).startupProbe).toMatchObject({ periodSeconds: 2, failureThreshold });
});

test('a slower question is asked less often', () => {
  const { startupProbe } = createProbes(handlers, 60, { startup: { periodSeconds: 10 } });

  expect(startupProbe).toMatchObject({ periodSeconds: 10, failureThreshold: 6 });
});

test('each number can be said', () => {
  const probes = createProbes(handlers, 60, { liveness: { failureThreshold: 6 }, readiness: { timeoutSeconds: 1 } });

  expect(probes.livenessProbe).toMatchObject({ periodSeconds: 10, failureThreshold: 6, timeoutSeconds: 2 });
  expect(probes.readinessProbe).toMatchObject({ periodSeconds: 5, failureThreshold: 2, timeoutSeconds: 1 });
});

test('refuses to end a start before its time', () => {
  expect(() => checkProbes('prod/orders', 60, { startup: { failureThreshold: 10 } })).toThrow(
    'prod/orders: probes.startup gives 2 × 10 = 20 s, but a start may take 60 s, so the kubelet would kill it; write failureThreshold: 30',
  );
});

test('refuses what Kubernetes rejects', () => {
  expect(() => checkProbes('prod/orders', 60, { liveness: { periodSeconds: 0 } })).toThrow(
    'prod/orders: probes.liveness.periodSeconds is 0, which Kubernetes rejects; write a whole number of at least 1',
  );
});
