import { deploymentOf, service } from '../../../../testing/example-manifests';
import { findingsOf } from '../../../../testing/findings-of';
import { serviceLinkAsPort } from './service-link-as-port';

const redis = service('shop/redis', { ports: [{ port: 6379 }] });
const find = (container: object, pod: object = {}, ...others: readonly unknown[]) =>
  findingsOf(serviceLinkAsPort, [redis, deploymentOf('shop/web', container, pod), ...others]);
const args = ['--redis-host', 'redis', '--redis-port', '$(REDIS_PORT)'];

test('an argument that takes the link for a number is told with the number', () => {
  expect(find({ args })).toMatchObject([
    {
      severity: 'error',
      certainty: 'likely',
      resource: { kind: 'Deployment', namespace: 'shop', name: 'web' },
      path: 'spec.template.spec.containers[0].args[3]',
      what: 'Deployment shop/web reads $(REDIS_PORT), which the service link of Service shop/redis makes tcp://<address>:6379',
      fix: 'set env REDIS_PORT to "6379", which wins over the link, or write 6379',
    },
  ]);
});

test('a program that is told the host may read the port beside it', () => {
  expect(find({ env: [{ name: 'REDIS_HOST', value: 'redis' }] })).toMatchObject([{ severity: 'warning' }]);
});

test.each([
  ['the variable is set', { args, env: [{ name: 'REDIS_PORT', value: '6379' }] }, {}],
  ['a Secret may set it', { args, envFrom: [{ secretRef: { name: 'redis' } }] }, {}],
  ['service links are off', { args }, { enableServiceLinks: false }],
  ['the link is a number', { args: ['$(REDIS_SERVICE_PORT)', '$(REDIS_PORT_6379_TCP_PORT)'] }, {}],
  ['no Service has the name', { args: ['$(CACHE_PORT)'], env: [{ name: 'CACHE_HOST', value: 'redis' }] }, {}],
])('silent where %s', (_, container, pod) => {
  expect(find(container, pod)).toEqual([]);
});
