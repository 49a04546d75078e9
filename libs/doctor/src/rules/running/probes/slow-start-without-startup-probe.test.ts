import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { slowStartWithoutStartupProbe } from './slow-start-without-startup-probe';

const live = (more: object = {}) => ({ livenessProbe: { httpGet: { path: '/live', port: 8080 }, ...more } });
const found = (container: object) => findingsOf(slowStartWithoutStartupProbe, [runningWorkload({ container })]);
const JAVA = { env: [{ name: 'JAVA_TOOL_OPTIONS', value: '-Xmx1g' }] };

test('a Java program has as long as its liveness probe waits', () => {
  expect(found({ ...JAVA, ...live({ initialDelaySeconds: 10 }) })).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      path: 'spec.template.spec.containers[0].livenessProbe',
      what: 'container web of Deployment shop/web runs Java, and is restarted when it has not started after 31 s',
      fix: expect.stringContaining('failureThreshold: 60'),
    },
  ]);
});

test.each<[string, object]>([
  ['its image', { image: 'docker.io/library/tomcat:11' }],
  ['its command', { command: ['/opt/jdk/bin/java', '-jar', 'app.jar'] }],
])('Java is known by %s', (_, container) => {
  expect(found({ ...container, ...live() })).toMatchObject([{ severity: 'warning' }]);
});

test('a delay of minutes says that the start is slow, and is advice', () => {
  expect(found(live({ initialDelaySeconds: 120 }))).toMatchObject([{ severity: 'info', what: expect.stringContaining('for 120 s') }]);
});

test.each<[string, object]>([
  ['a startup probe covers the start', { ...JAVA, ...live(), startupProbe: { httpGet: { path: '/live', port: 8080 } } }],
  ['the liveness probe waits for a minute', { ...JAVA, ...live({ failureThreshold: 8 }) }],
  ['nothing is known to be slow', live()],
  ['nothing restarts it', JAVA],
])('silent where %s', (_, container) => {
  expect(found(container)).toEqual([]);
});
