import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { livenessChecksDependencies } from './liveness-checks-dependencies';

const asks = (path: string, more: object = {}) => ({ httpGet: { path, port: 'http' }, ...more });
const probed = (livenessProbe: object, readinessProbe?: object) =>
  findingsOf(livenessChecksDependencies, [runningWorkload({ container: { livenessProbe, ...(readinessProbe && { readinessProbe }) } })]);

test('liveness that asks what readiness asks restarts pods while a dependency is down', () => {
  expect(probed(asks('/ready'), asks('/ready'))).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      path: 'spec.template.spec.containers[0].livenessProbe.httpGet.path',
      what: expect.stringContaining('asks /ready, which checks what the program depends on too'),
      evidence: [{ path: 'spec.template.spec.containers[0].readinessProbe' }],
    },
  ]);
});

test.each(['/health/db', '/actuator/health', '/health/dependencies', '/healthz/deep'])(
  'a path that says that it checks more is found however long it waits: %s',
  (path) => {
    expect(probed(asks(path, { failureThreshold: 30 }), asks('/ready'))).toMatchObject([{ severity: 'warning' }]);
  },
);

test('one path for both that says nothing is advice', () => {
  expect(probed(asks('/healthz'), asks('/healthz'))).toMatchObject([{ severity: 'info' }]);
});

test.each<[string, object, object?]>([
  ['liveness has a path of its own', asks('/live'), asks('/ready')],
  ['liveness waits longer for the same path', asks('/ready', { failureThreshold: 6 }), asks('/ready')],
  ['there is no readiness probe to be equal to', asks('/healthz')],
  ['the ports differ', asks('/healthz'), { httpGet: { path: '/healthz', port: 8081 } }],
  ['both only open a connection', { tcpSocket: { port: 80 } }, { tcpSocket: { port: 80 } }],
  ["Spring's own path for liveness is asked", asks('/actuator/health/liveness'), asks('/actuator/health/readiness')],
  ['a word only begins like one', asks('/dbus/already'), asks('/ready')],
])('silent where %s', (_, ...probes) => {
  expect(probed(...probes)).toEqual([]);
});
