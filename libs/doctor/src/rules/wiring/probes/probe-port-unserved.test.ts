import { ports, workload } from '../../../../testing/example-wiring';
import { findingsOf } from '../../../../testing/findings-of';
import { probePortUnserved } from './probe-port-unserved';

const asks = (port: string | number) => ({ httpGet: { path: '/', port } });
const PORT = { env: [{ name: 'PORT', value: '8080' }] };
const http = ports({ http: 8080 });
const find = (...manifests: readonly object[]) => findingsOf(probePortUnserved, manifests);

test('a number that is none of those a program is told is likely wrong', () => {
  const [finding, ...others] = find(workload({ ...http, ...PORT, readinessProbe: asks(8008), livenessProbe: asks('http') }));

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'likely',
    resource: { kind: 'Deployment', name: 'web' },
    path: 'spec.template.spec.containers[0].readinessProbe.httpGet.port',
    fix: 'write port: http',
    evidence: [{ path: 'spec.template.spec.containers[0].env[0].value' }],
  });
  expect(others).toEqual([]);
});

test('a number with the digits of a declared port in another order may be a slip', () => {
  expect(find(workload({ ...http, readinessProbe: asks(8008), livenessProbe: asks(8080) }))).toMatchObject([
    { severity: 'warning', fix: 'write port: 8080' },
  ]);
});

test.each<[string, object]>([
  ['a port that is declared', workload({ ...http, ...PORT, readinessProbe: asks(8080) })],
  ['a port of the neighbour', workload([{ ...http, ...PORT, readinessProbe: asks(9090) }, ports({ metrics: 9090 })])],
  ['a port for health alone, that nobody declares', workload({ ...http, readinessProbe: asks(8181), livenessProbe: asks(8181) })],
  ['the port after it, that nobody declares', workload({ ...http, readinessProbe: asks(8081), livenessProbe: asks(8080) })],
  ['a port that an argument names', workload({ ...http, ...PORT, args: ['--health=:8181'], readinessProbe: asks(8181) })],
  ['another host', workload({ ...http, ...PORT, readinessProbe: { tcpSocket: { port: 53, host: '192.0.2.1' } } })],
  ['a container that declares nothing', workload({ ...PORT, readinessProbe: asks(8181) })],
])('silent of %s', (_, manifest) => {
  expect(find(manifest)).toEqual([]);
});
