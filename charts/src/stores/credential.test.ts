import { createParts, dev, prod } from '../../testing/fixtures';
import { WORTHLESS_PASSWORD } from '../environment/credentials';
import { production } from '../environment/environment';

const rendered = (environment = prod) => {
  const { platform, redis } = createParts(environment);
  return platform.objectsOf(redis);
};

test('production takes each credential from the secret store, under the namespace and the component', () => {
  const external = rendered().find(({ kind }) => kind === 'ExternalSecret');

  expect(external).toMatchObject({
    apiVersion: 'external-secrets.io/v1',
    metadata: { name: 'redis-credentials' },
    spec: {
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'vault' },
      target: { name: 'redis-credentials' },
      data: [{ secretKey: 'password', remoteRef: { key: 'shop-prod/redis', property: 'password' } }],
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
          containers: [{ env: [{ name: 'REDIS_PASSWORD', valueFrom: { secretKeyRef: { name: 'redis-credentials', key: 'password' } } }] }],
        },
      },
    },
  });
});
