import { probeBudgets } from './break-container';

const container = { name: 'web', image: 'web:1' };

test('what probes allow a pod: to start, and not to answer', () => {
  const probes = {
    startupProbe: { periodSeconds: 2, failureThreshold: 30 },
    readinessProbe: { periodSeconds: 5, failureThreshold: 2, timeoutSeconds: 2 },
  };

  expect(probeBudgets({ ...container, ...probes })).toEqual({ startupMs: 60_000, unreadyMs: 12_000 });
});

test('what a probe does not say is as Kubernetes has it', () => {
  expect(probeBudgets({ ...container, readinessProbe: { periodSeconds: 5 } })).toEqual({ startupMs: 30_000, unreadyMs: 16_000 });
});
