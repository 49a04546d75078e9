import { deployment, deploymentOf, service } from '../../../../testing/example-manifests';
import { findingsOf } from '../../../../testing/findings-of';
import { dependencyWithoutService } from './dependency-without-service';

const told = (url: string) => deploymentOf('shop/web', { env: [{ name: 'CACHE_URL', value: url }] });
const find = (...manifests: readonly unknown[]) => findingsOf(dependencyWithoutService, manifests);

const redis = service('shop/redis', { ports: [{ port: 6379 }] });

test('of a host that is nearly the name of a Service, the Service is told', () => {
  expect(find(redis, told('redis://:secret@redsi:6379'))).toEqual([
    {
      id: 'dependency-without-service',
      severity: 'error',
      certainty: 'likely',
      missing: { kind: 'Service', namespace: 'shop', name: 'redsi' },
      resource: { kind: 'Deployment', namespace: 'shop', name: 'web' },
      path: 'spec.template.spec.containers[0].env[0].value',
      what: 'Deployment shop/web is told the host redsi, and no Service shop/redsi is here',
      why: 'names of the cluster are those of Services, so the name leads nowhere and every connection to it fails',
      fix: 'did you mean redis? write redis',
      evidence: [],
    },
  ]);
});

test('of a Service in another namespace, its full name is told', () => {
  const elsewhere = service('data/redis', { ports: [{ port: 6379 }] });

  expect(find(elsewhere, told('redis://redis'))).toMatchObject([{ severity: 'error', fix: 'did you mean redis.data? write redis.data' }]);
  expect(find(elsewhere, told('redis://redis:1234'))).toMatchObject([{ severity: 'warning' }]);
});

test('a mistyped namespace is told', () => {
  const elsewhere = service('storage/redis', { ports: [{ port: 6379 }] });

  expect(find(elsewhere, told('redis://redis.stroage.svc'))).toMatchObject([
    { severity: 'error', fix: expect.stringContaining('redis.storage') },
  ]);
});

test('pods of the name without a Service were meant to have one', () => {
  expect(find(deployment('shop/redis'), told('redis://redis'))).toMatchObject([
    { severity: 'error', fix: 'add a Service redis to shop that selects the pods of Deployment shop/redis, with port 6379' },
  ]);
  expect(find(deployment('shop/redis'), service('shop/cache', { selector: { app: 'redis' } }), told('redis://redis'))).toMatchObject([
    { severity: 'error', fix: 'write cache, the Service of its pods' },
  ]);
});

test('no PodMonitor of the name makes the Service', () => {
  const monitor = { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor', metadata: { name: 'redis', namespace: 'shop' } };

  expect(find(deployment('shop/redis'), monitor, told('redis://redis'))).toMatchObject([{ severity: 'error' }]);
});

test('a Service that nothing here is like may be elsewhere, but for that the others are here', () => {
  const web = deploymentOf('shop/web', { args: ['--mail-addr=mail:80', '--cache-addr=redis:6379'] });

  expect(find(service('shop/mail'), web)).toMatchObject([
    { severity: 'warning', fix: 'write the name of a Service, or add a Service redis' },
  ]);
  expect(find(service('shop/mail'), service('shop/shop-redis-master'), web)).toMatchObject([
    { severity: 'warning', fix: 'did you mean shop-redis-master? write shop-redis-master' },
  ]);
  expect(find(service('shop/mail'), told('redis://redis'))).toEqual([]);
});

test('a name that several fields say is one finding', () => {
  const web = deploymentOf('shop/web', { env: [{ name: 'A_URL', value: 'redis://redsi' }], args: ['--cache-url=redis://redsi'] });

  expect(find(redis, web, told('redis://redis'))).toEqual([]);
  expect(find(redis, web)).toMatchObject([{ evidence: [{ path: 'spec.template.spec.containers[0].args[0]' }] }]);
});

test.each([
  ['no Service of the namespace is here', [told('redis://redis')]],
  ['the host is outside the cluster', [redis, told('redis://redis.example.com')]],
  ['the namespace is not here', [redis, told('redis://redis.data.svc')]],
  [
    'an operator makes the Service',
    [redis, told('redis://redsi-master'), { apiVersion: 'redis.io/v1', kind: 'Redis', metadata: { name: 'redsi', namespace: 'shop' } }],
  ],
  ['the text may be no address', [redis, deploymentOf('shop/web', { env: [{ name: 'IMAGE', value: 'redsi:72' }] })]],
  [
    'a Service has no name that can be read',
    [redis, { apiVersion: 'v1', kind: 'Service', metadata: { namespace: 'shop' } }, told('redis://redsi')],
  ],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
