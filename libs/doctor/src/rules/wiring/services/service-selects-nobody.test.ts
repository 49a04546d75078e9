import { deployment } from '../../../../testing/example-manifests';
import { findingsOf } from '../../../../testing/findings-of';
import { serviceSelectsNobody } from './service-selects-nobody';

function service(spec: object, name = 'web') {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'shop' }, spec: { ports: [{ port: 80 }], ...spec } };
}

const web = deployment('shop/web', { labels: { tier: 'front' } });

test('of a selector that misses one label, the workload that was meant is told', () => {
  const [finding, ...others] = findingsOf(serviceSelectsNobody, [web, service({ selector: { app: 'web', tier: 'frontend' } })]);

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'likely',
    resource: { kind: 'Service', namespace: 'shop', name: 'web' },
    path: 'spec.selector',
    fix: 'select what Deployment shop/web has: tier: front',
  });
  expect(others).toEqual([]);
});

test.each<[string, object, string]>([
  ['named after the workload', service({ selector: { app: 'api' } }), 'app: web'],
  ['of another name, with a slip in a value', service({ selector: { app: 'web', tier: 'frnot' } }, 'entry'), 'tier: front'],
  ['with a label that the pods lack', service({ selector: { app: 'web', release: 'a' } }, 'web-headless'), 'no release'],
])('what was meant is told of one %s', (_, selecting, fix) => {
  expect(findingsOf(serviceSelectsNobody, [web, selecting])).toMatchObject([
    { severity: 'error', fix: expect.stringContaining(`has: ${fix}`) as string },
  ]);
});

const api = deployment('shop/server', { ports: [{ name: 'http', port: 8080 }] });
const led = service({ selector: { app: 'server' }, ports: [{ port: 80, targetPort: 8080 }] }, 'server');

test('pods that have the port, to which nothing leads, may be meant', () => {
  const found = findingsOf(serviceSelectsNobody, [
    api,
    service({ selector: { app: 'api' }, ports: [{ port: 80, targetPort: 'http' }] }, 'api'),
  ]);

  expect(found).toMatchObject([{ severity: 'warning', fix: 'select what Deployment shop/server has: app=server' }]);
});

test.each<[string, readonly object[]]>([
  ['nothing here is like', [web, service({ selector: { app: 'api' } }, 'api')]],
  ['something here shares a label with', [web, service({ selector: { app: 'api', tier: 'front' } }, 'api')]],
  ['have a port to which another Service leads', [api, led, service({ selector: { app: 'api' }, ports: [{ port: 8080 }] }, 'api')]],
])('silent of pods that %s: they may be elsewhere', (_, manifests) => {
  expect(findingsOf(serviceSelectsNobody, manifests)).toEqual([]);
});

test.each([
  ['of its own domain', { app: 'server', 'database.example.com/serves': 'writes' }],
  ['for the one that leads', { app: 'server', role: 'primary' }],
])('silent of a label that a program gives its pods as it runs: %s', (_, selector) => {
  expect(findingsOf(serviceSelectsNobody, [api, service({ selector, ports: [{ port: 80, targetPort: 8080 }] }, 'server')])).toEqual([]);
});

test('silent where the template of a workload has no labels, as in a patch', () => {
  const patch = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { namespace: 'shop', name: 'api' }, spec: { replicas: 2 } };

  expect(findingsOf(serviceSelectsNobody, [patch, service({ selector: { app: 'api' } }, 'api')])).toEqual([]);
});

test('silent of pods that an operator makes of an object here', () => {
  const kafka = { apiVersion: 'kafka.strimzi.io/v1beta2', kind: 'Kafka', metadata: { name: 'events', namespace: 'shop' } };

  expect(findingsOf(serviceSelectsNobody, [web, kafka, service({ selector: { 'strimzi.io/cluster': 'events' } })])).toEqual([]);
});

test.each([
  ['it selects pods', { selector: { app: 'web' } }],
  ['it has no selector, so that its endpoints are set by others', {}],
  ['it is a name for something outside', { type: 'ExternalName', externalName: 'example.com', selector: { app: 'api' } }],
])('silent where %s', (_, spec) => {
  expect(findingsOf(serviceSelectsNobody, [web, service(spec)])).toEqual([]);
});

test('silent in a namespace of which no pods are known', () => {
  expect(findingsOf(serviceSelectsNobody, [deployment('other/web'), service({ selector: { app: 'api' } })])).toEqual([]);
});
