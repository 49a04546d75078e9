import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { probeCommandTimesOut } from './probe-command-times-out';

const probed = (command: readonly string[], more: object = {}, name = 'livenessProbe') =>
  findingsOf(probeCommandTimesOut, [runningWorkload({ container: { [name]: { exec: { command }, ...more } } })]);
const PING = ['mongosh', '--eval', "db.adminCommand('ping')"];

test('a shell of its own runtime has one second by default', () => {
  expect(probed(PING)).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      path: 'spec.template.spec.containers[0].livenessProbe',
      what: 'the livenessProbe of container web in Deployment shop/web runs mongosh, and has 1 s by default',
      fix: 'set timeoutSeconds: 5',
    },
  ]);
});

test('the field is named where it stands', () => {
  expect(probed(PING, { timeoutSeconds: 1 })).toMatchObject([
    { path: 'spec.template.spec.containers[0].livenessProbe.timeoutSeconds', what: expect.stringMatching(/has 1 s$/) },
  ]);
});

test.each([
  ['in a shell', ['sh', '-c', 'test "$(/usr/bin/mongosh --quiet --eval 1)" = 1'], 'warning'],
  ['of a broker', ['rabbitmq-diagnostics', '-q', 'ping'], 'warning'],
  ['a client that is fast', ['redis-cli', 'ping'], 'info'],
  ['another', ['/bin/sh', '-c', 'exec pg_isready -U postgres'], 'info'],
])('%s it is found too', (_, command, severity) => {
  expect(probed(command, {}, 'readinessProbe')).toMatchObject([{ severity }]);
});

test.each<[string, readonly string[], object?]>([
  ['it has longer', PING, { timeoutSeconds: 5 }],
  ['it only looks at a file', ['cat', '/tmp/healthy']],
  ['the name is a part of another', ['/opt/node-health', 'javac']],
])('silent where %s', (_, command, more = {}) => {
  expect(probed(command, more)).toEqual([]);
});
