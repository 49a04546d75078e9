import { ports, workload } from '../../../../testing/example-wiring';
import { findingsOf } from '../../../../testing/findings-of';
import { probePortUnknown } from './probe-port-unknown';

const asks = (port: string | number) => ({ httpGet: { path: '/', port } });
const find = (...manifests: readonly object[]) => findingsOf(probePortUnknown, manifests);

test('a name of the neighbour is told with its number', () => {
  const [finding, ...others] = find(workload([{ livenessProbe: asks('healthz') }, ports({ healthz: 9808 })], { kind: 'DaemonSet' }));

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'proven',
    resource: { kind: 'DaemonSet', name: 'web' },
    path: 'spec.template.spec.containers[0].livenessProbe.httpGet.port',
    fix: 'write port: 9808',
    evidence: [{ path: 'spec.template.spec.containers[1].ports[0]', says: 'port healthz is 9808 of container web-1' }],
  });
  expect(finding?.why).toContain('never restarted');
  expect(others).toEqual([]);
});

test.each<[string, object, string, string]>([
  ['a slip', { ...ports({ http: 80, metrics: 90 }), readinessProbe: asks('htpt') }, 'write port: http', 'never gets ready'],
  [
    'several',
    { ...ports({ http: 80, metrics: 90 }), startupProbe: asks('ready') },
    'write one of http 80, metrics 90',
    'never counts as started',
  ],
  [
    'quotes',
    { readinessProbe: asks('8080') },
    'write port: 8080 without quotes: in quotes it is a name, which needs a letter',
    'never gets ready',
  ],
  ['nothing known', { readinessProbe: { tcpSocket: { port: 'http' } } }, 'write the number of the port that answers', 'never gets ready'],
])('a name that no container has: %s', (_, container, fix, effect) => {
  expect(find(workload(container))).toMatchObject([
    { severity: 'error', certainty: 'proven', fix, why: expect.stringContaining(effect) as string },
  ]);
});

test('a sidecar is asked too', () => {
  const initContainers = [{ name: 'proxy', restartPolicy: 'Always', readinessProbe: asks('http') }];

  expect(find(workload(ports({ http: 80 }), { pod: { initContainers } }))).toMatchObject([
    { path: 'spec.template.spec.initContainers[0].readinessProbe.httpGet.port', fix: 'write port: 80' },
  ]);
});

test.each<[string, object]>([
  ['its own name', { ...ports({ http: 80 }), readinessProbe: asks('http'), livenessProbe: asks('http') }],
  ['a number', { readinessProbe: asks(8080) }],
  ['a command', { readinessProbe: { exec: { command: ['true'] } } }],
])('silent of %s', (_, container) => {
  expect(find(workload(container))).toEqual([]);
});
