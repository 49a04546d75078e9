import { config, ports, service, workload } from '../../../../testing/example-wiring';
import { ingress } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { targetPortUnserved } from './target-port-unserved';

const web = workload(ports({ http: 8080, metrics: 9090 }));
const find = (...manifests: readonly object[]) => findingsOf(targetPortUnserved, manifests);

test.each<[string, object, object, string]>([
  ['a letter lost', web, { port: 80, targetPort: 'htp' }, 'write targetPort: http'],
  ['the number of the port has the other name', web, { port: 9090, targetPort: 'prom' }, 'write targetPort: metrics'],
  ['the only port', workload(ports({ http: 8080 })), { port: 80, targetPort: 'web' }, 'write targetPort: http'],
  ['the only port, without a name', workload(ports({ _: 8080 })), { port: 80, targetPort: 'web' }, 'write targetPort: 8080'],
  ['several', web, { port: 80, targetPort: 'web' }, 'write the name or the number of one of http 8080, metrics 9090'],
  [
    'a number in quotes',
    web,
    { port: 80, targetPort: '8080' },
    'write targetPort: 8080 without quotes: in quotes it is a name, which needs a letter',
  ],
  [
    'the other protocol',
    workload({ ports: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }] }),
    { port: 53, targetPort: 'dns' },
    'write protocol: UDP, which is that of dns UDP 53',
  ],
  [
    'a container that ends before',
    workload({}, { pod: { initContainers: [{ name: 'migrate', ...ports({ http: 8080 }) }] } }),
    { port: 80, targetPort: 'http' },
    'give the port to a container that runs as long as the pod: initContainer migrate ends before it serves',
  ],
])('a name that no container has is proven wrong: %s', (_, pods, port, fix) => {
  const [finding, ...others] = find(pods, service(port));

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'proven',
    resource: { kind: 'Service', namespace: 'shop', name: 'web' },
    path: 'spec.ports[0].targetPort',
    fix,
  });
  expect(others).toEqual([]);
});

test('a number is likely wrong where nothing leads to a port that is declared', () => {
  const [finding, ...others] = find(web, service({ port: 80, targetPort: 8008 }));

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'likely',
    path: 'spec.ports[0].targetPort',
    what: 'Service shop/web leads to port 8008 of Deployment shop/web, and nothing there says that a program listens on it',
    fix: 'write targetPort: http',
    evidence: [{ resource: { name: 'web' }, path: 'spec.template.spec.containers[0].ports[0]' }],
  });
  expect(others).toEqual([]);
});

test('a number is wrong by what the program is told, where nothing is declared', () => {
  const told = workload({ env: [{ name: 'PORT', value: '3000' }] });

  expect(find(told, service({ port: 3001 }))).toMatchObject([
    { severity: 'error', path: 'spec.ports[0].port', fix: 'write targetPort: 3000' },
  ]);
});

const file = { volumes: [{ name: 'conf', configMap: { name: 'nginx' } }] };
const sidecar = { initContainers: [{ name: 'proxy', restartPolicy: 'Always', ...ports({ proxy: 15001 }) }] };

test.each<[string, readonly object[], object]>([
  [
    'a name that one of several workloads has',
    [web, workload({}, { name: 'old', labels: { app: 'web' } })],
    { port: 80, targetPort: 'http' },
  ],
  ['a name of a sidecar', [workload({}, { pod: sidecar })], { port: 80, targetPort: 'proxy' }],
  ['a name that a mesh adds', [web], { port: 80, targetPort: 'http-envoy-prom' }],
  ['a number that is declared', [web], { port: 80, targetPort: 9090 }],
  ['a number without anything that is known', [workload({})], { port: 80, targetPort: 8080 }],
  ['a number in an argument', [workload({ ...ports({ http: 8080 }), args: ['--health-addr=:8081'] })], { port: 8081 }],
  ['a number in a variable', [workload({ ...ports({ http: 8080 }), env: [{ name: 'ADMIN', value: '0.0.0.0:8081' }] })], { port: 8081 }],
  ['a number that a probe asks', [workload({ ...ports({ http: 8080 }), livenessProbe: { tcpSocket: { port: 8081 } } })], { port: 8081 }],
  ['a number in a file', [workload(ports({ http: 8080 }), { pod: file }), config('nginx', { conf: 'listen 8081;' })], { port: 8081 }],
  [
    'pods whose controller adds containers',
    [workload(ports({ _: 8080 }), { apiVersion: 'serving.knative.dev/v1', kind: 'Service' })],
    { port: 80, targetPort: 'queue' },
  ],
])('silent: %s', (_, pods, port) => {
  expect(find(...pods, service(port))).toEqual([]);
});

const asked = (numbers: Readonly<Record<string, number>>, port: string | number) =>
  workload({ ...ports(numbers), readinessProbe: { httpGet: { path: '/', port } } });

test.each<[string, object, object]>([
  ['a slip in the number', asked({ http: 8080 }, 'http'), { port: 80, targetPort: 8008 }],
  ["the name of the Service's port", asked({ http: 8080 }, 'http'), { name: 'http', port: 80, targetPort: 3000 }],
  ["the number of the Service's port", asked({ http: 8080 }, 8080), { port: 8080, targetPort: 3000 }],
])('a port that probes ask too was meant by %s', (_, pods, port) => {
  expect(find(pods, service(port))).toMatchObject([{ severity: 'error', fix: 'write targetPort: http' }]);
});

test.each<[string, object]>([
  ['a port that is there to be asked', asked({ health: 13133 }, 13133)],
  ['a port that is named for it', workload(ports({ 'https-probe': 9443 }))],
])('silent of a number beside %s', (_, pods) => {
  expect(find(pods, service({ port: 80, targetPort: 16686 }))).toEqual([]);
});

test('silent of one more number beside ports that are all led to: a program may open more than is declared', () => {
  const all = [{ port: 80, targetPort: 'http' }, { port: 81, targetPort: 'metrics' }, { port: 82 }];

  expect(find(web, service(all))).toEqual([]);
});

test('silent without a selector, and for a name outside', () => {
  expect(find(web, service({ port: 5432, targetPort: 'sql' }, { selector: {} }))).toEqual([]);
  expect(find(web, service({ port: 5432, targetPort: 'sql' }, { type: 'ExternalName' }))).toEqual([]);
});

test('silent of a number where another Service that leads there may be one that cannot be read', () => {
  const unread = service({ port: 'x' }, {}, { name: 'other' });

  expect(find(web, unread, service({ port: 80, targetPort: 8008 }))).toEqual([]);
});

describe('a headless Service, whose clients call the pods at the port that they like', () => {
  const headless = service({ port: 2888, targetPort: 'follower' }, { clusterIP: 'None' });

  test('is silent, for its ports are records and nothing more', () => {
    expect(find(web, headless)).toEqual([]);
    expect(find(web, service({ port: 8008 }, { clusterIP: 'None' }))).toEqual([]);
  });

  test('is judged where an Ingress takes its endpoints', () => {
    expect(find(web, headless, ingress('web', { '/': ['web', 2888] }))).toMatchObject([{ severity: 'error', certainty: 'proven' }]);
  });
});
