import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { livenessWithoutPatience } from './liveness-without-patience';

const probed = (livenessProbe: object) =>
  findingsOf(livenessWithoutPatience, [
    runningWorkload({ container: { livenessProbe: { httpGet: { path: '/live', port: 80 }, ...livenessProbe } } }),
  ]);

test('one unanswered question restarts the container', () => {
  expect(probed({ failureThreshold: 1, periodSeconds: 5 })).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      path: 'spec.template.spec.containers[0].livenessProbe',
      what: 'container web of Deployment shop/web is restarted after 1 s without an answer',
      fix: 'set failureThreshold: 3, or raise timeoutSeconds',
    },
  ]);
});

test('three failures within two seconds are no more patient, and the fix says how many are', () => {
  expect(probed({ failureThreshold: 3, periodSeconds: 1 })).toMatchObject([{ fix: 'set failureThreshold: 5, or raise timeoutSeconds' }]);
});

test.each([
  ['it says nothing, so that three failures 10 s apart count', {}],
  ['one question waits long enough', { failureThreshold: 1, periodSeconds: 60, timeoutSeconds: 10 }],
  ['it asks every second and fails often', { failureThreshold: 10, periodSeconds: 1 }],
])('silent where %s', (_, probe) => {
  expect(probed(probe)).toEqual([]);
});

test('silent of a readiness probe, which restarts nothing', () => {
  const container = { readinessProbe: { httpGet: { path: '/ready', port: 80 }, failureThreshold: 1, periodSeconds: 1 } };

  expect(findingsOf(livenessWithoutPatience, [runningWorkload({ container })])).toEqual([]);
});
