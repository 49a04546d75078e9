import { createParts, dev, prod } from '../../testing/fixtures';
import { WORTHLESS_PASSWORD } from '../environment/credentials';
import { production } from '../environment/environment';

const rendered = (environment = prod) => {
  const { platform, redis, orders } = createParts(environment);
  orders.uses(redis);
  return platform.objectsOf(redis);
};

test.each([
  { name: 'redis-credentials', key: 'shop-prod/redis' },
  { name: 'redis-credentials-orders', key: 'shop-prod/redis/orders' },
])('production takes $name from the secret store, under the namespace, the store and the service', ({ name, key }) => {
  const external = rendered().find(({ kind, metadata }) => kind === 'ExternalSecret' && metadata.name === name);

  expect(external).toMatchObject({
    apiVersion: 'external-secrets.io/v1',
    spec: {
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
      target: { name },
      data: [{ secretKey: 'password', remoteRef: { key, property: 'password' } }],
    },
  });
});

test('production renders no Secret and no value', () => {
  expect(rendered().map(({ kind }) => kind)).not.toContain('Secret');
  expect(JSON.stringify(rendered())).not.toContain(WORTHLESS_PASSWORD);
});

test('development has one fixed password that says that it is worth nothing', () => {
  const secret = rendered(dev).find(({ kind }) => kind === 'Secret');

  expect(secret).toMatchObject({
    metadata: { annotations: { 'fairlead.dev/worthless': expect.stringContaining('protects nothing') as string } },
    stringData: { password: WORTHLESS_PASSWORD },
  });
});

test('a literal credential in production does not compile', () => {
  const ingress = { className: 'nginx', tlsSecretName: 'shop-tls' };

  // @ts-expect-error credentials come from outside
  expect(production({ images: {}, ingress, credentials: { kind: 'worthless' } })).toBeDefined();
  // @ts-expect-error and never as text
  expect(production({ images: {}, ingress, credentials: { password: 'hunter2' } })).toBeDefined();
});

test('a service reads its password by reference alone', () => {
  const { platform, orders, redis } = createParts();
  orders.uses(redis);

  const [deployment] = platform.objectsOf(orders).filter(({ kind }) => kind === 'Deployment');

  expect(deployment).toMatchObject({
    spec: {
      template: {
        spec: {
          containers: [
            { env: [{ name: 'REDIS_PASSWORD', valueFrom: { secretKeyRef: { name: 'redis-credentials-orders', key: 'password' } } }] },
          ],
        },
      },
    },
  });
});
