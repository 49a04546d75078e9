import { deployment, deploymentOf, service } from '../../../../testing/example-manifests';
import { findingsOf } from '../../../../testing/findings-of';
import { dependencyOnWrongPort } from './dependency-on-wrong-port';

const told = (url: string) => deploymentOf('shop/web', { env: [{ name: 'API_URL', value: url }] });
const find = (...manifests: readonly unknown[]) => findingsOf(dependencyOnWrongPort, manifests);

const api = [deployment('shop/api', { ports: [{ port: 8080 }] }), service('shop/api', { ports: [{ port: 80, targetPort: 8080 }] })];

test('a port that the Service does not have is told with the one that it has', () => {
  expect(find(...api, told('http://api:8080/v1'))).toEqual([
    {
      id: 'dependency-on-wrong-port',
      severity: 'error',
      certainty: 'likely',
      resource: { kind: 'Deployment', namespace: 'shop', name: 'web' },
      path: 'spec.template.spec.containers[0].env[0].value',
      what: 'Deployment shop/web connects to port 8080 of Service shop/api, which has port 80',
      why: 'a Service takes connections on the ports that it lists, and on no other',
      fix: 'write port 80, or add port 8080 to the Service',
      evidence: [{ resource: { kind: 'Service', namespace: 'shop', name: 'api' }, path: 'spec.ports', says: 'has port 80' }],
    },
  ]);
});

test('a port that the scheme of a URL means may be followed by another', () => {
  expect(find(...api, told('https://api'))).toMatchObject([{ severity: 'warning' }]);
});

test('behind a headless Service the port of the pods counts', () => {
  const headless = service('shop/api', { clusterIP: 'None', ports: [{ port: 80, targetPort: 8080 }] });
  const pods = deployment('shop/api', { ports: [{ port: 8080 }] });

  expect(find(pods, headless, told('http://api:81'))).toMatchObject([{ fix: 'write port 8080, or add port 81 to the Service' }]);
  expect(find(pods, headless, told('http://api:8080'))).toEqual([]);
});

test.each([
  ['the Service has the port', [...api, told('http://api')]],
  [
    'nobody says the port',
    [service('shop/api', { ports: [{ port: 1 }, { port: 2 }] }), deploymentOf('shop/web', { args: ['--api-host=api'] })],
  ],
  ['the text may be no address', [...api, deploymentOf('shop/web', { env: [{ name: 'IMAGE', value: 'api:8080' }] })]],
  ['the Service says no ports', [service('shop/api', { clusterIP: 'None', ports: [] }), told('http://api:8080')]],
  ['the Service leads outside', [service('shop/api', { type: 'ExternalName', externalName: 'example.com' }), told('http://api:8080')]],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
