import { createParts, createShop, dev, find, prod } from '../../testing/fixtures';
import { awsSecretsManager, SECRET_STORE, WORTHLESS_PASSWORD } from '../environment/credentials';
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

test('production takes it from AWS, by a store of the namespace and an account that AWS knows', () => {
  const [region, roleArn] = ['eu-central-1', 'arn:aws:iam::111122223333:role/shop-prod-secrets'];
  const { platform } = createShop({ ...prod, credentials: awsSecretsManager({ region, roleArn, refreshInterval: '5m' }) });

  expect(find(platform, 'ExternalSecret', 'redis-credentials-orders')).toMatchObject({
    spec: {
      refreshInterval: '5m',
      secretStoreRef: { kind: 'SecretStore', name: SECRET_STORE },
      data: [{ secretKey: 'password', remoteRef: { key: 'shop-prod/redis/orders', property: 'password' } }],
    },
  });
  expect(find(platform, 'SecretStore', SECRET_STORE)).toMatchObject({
    metadata: { namespace: 'shop-prod' },
    spec: { provider: { aws: { service: 'SecretsManager', region, auth: { jwt: { serviceAccountRef: { name: SECRET_STORE } } } } } },
  });
  expect(find(platform, 'ServiceAccount', SECRET_STORE)).toMatchObject({
    metadata: { annotations: { 'eks.amazonaws.com/role-arn': roleArn } },
    automountServiceAccountToken: false,
  });
});

test.each([
  ['of the cluster', prod],
  ['of nobody', dev],
])('a namespace whose store is one %s has none of its own', (_, environment) => {
  const kinds = createShop(environment)
    .platform.toJson()
    .map(({ kind }) => kind);

  expect(kinds).not.toContain('SecretStore');
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
