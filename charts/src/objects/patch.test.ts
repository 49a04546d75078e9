import { App, JsonPatch } from 'cdk8s';
import { createShop, find } from '../../testing/fixtures';
import { renderManifests } from '../platform/manifests';

test('a function changes the rendered object, whose fields it knows', () => {
  const { platform, orders } = createShop();

  orders.patch('Deployment', (deployment) => {
    deployment.spec.minReadySeconds = 5;
    // @ts-expect-error no such field
    deployment.spec.minReadySecond = 5;
  });

  expect(find(platform, 'Deployment', 'orders')).toHaveProperty('spec.minReadySeconds', 5);
});

test('a field that is newer than the generated classes stays', () => {
  const { platform, orders } = createShop();

  orders.patch('Service', JsonPatch.add('/spec/trafficDistribution', 'PreferClose'));

  expect(find(platform, 'Service', 'orders')).toHaveProperty('spec.trafficDistribution', 'PreferClose');
});

test('patches apply in order, and may give another object', () => {
  const { platform, orders } = createShop();

  orders.patch('Service', JsonPatch.add('/spec/sessionAffinity', 'ClientIP'), (service) => ({
    ...service,
    spec: { ...service.spec, publishNotReadyAddresses: service.spec.sessionAffinity === 'ClientIP' },
  }));

  expect(find(platform, 'Service', 'orders')).toMatchObject({ spec: { publishNotReadyAddresses: true } });
});

test('every way of rendering sees the change', () => {
  const { platform, redis } = createShop();

  redis.patch('StatefulSet', JsonPatch.replace('/spec/template/spec/containers/0/image', 'redis:8.0.3'));

  expect(JSON.stringify(platform.toJson())).toContain('redis:8.0.3');
  expect(renderManifests(platform, 'generated').find(({ name }) => name === '10-redis.yaml')?.text).toContain('image: redis:8.0.3');
  expect(App.of(platform).synthYaml()).toContain('image: redis:8.0.3');
});

test('a changed ConfigMap restarts what reads it', () => {
  const { platform, orders } = createShop();
  const before = find(platform, 'Deployment', 'orders');

  orders.patch('ConfigMap', JsonPatch.add('/data/TZ', 'UTC'));

  expect(find(platform, 'Deployment', 'orders')).not.toEqual(before);
});

test('one of several is meant by its name', () => {
  const { platform, orders } = createShop();

  orders.patch({ kind: 'NetworkPolicy', name: 'allow-orders-to-redis' }, (policy) => {
    policy.spec.egress = [];
  });

  expect(find(platform, 'NetworkPolicy', 'allow-orders-to-redis')).toHaveProperty('spec.egress', []);
});

test('what holds for the whole namespace can be patched too', () => {
  const { platform } = createShop();

  platform.patch('Namespace', JsonPatch.add('/metadata/annotations', { owner: 'shop' }));

  expect(find(platform, 'Namespace', 'shop-prod')).toHaveProperty('metadata.annotations.owner', 'shop');
});

test.each([
  ['DaemonSet', 'patch("DaemonSet") means 0 of its objects'],
  ['NetworkPolicy', 'patch("NetworkPolicy") means 2 of its objects'],
])('refuses %s, and lists what there is', (kind, fault) => {
  const { platform, orders } = createShop();

  orders.patch(kind, JsonPatch.remove('/spec'));

  expect(() => platform.toJson()).toThrow(`prod/orders: ${fault}`);
  expect(() => platform.toJson()).toThrow('NetworkPolicy allow-orders-to-redis, PodDisruptionBudget orders');
});
