import { App } from 'cdk8s';
import { createParts, createShop, find, prod } from '../../testing/fixtures';
import { Platform } from './platform';

test('the namespace enforces Pod Security "restricted"', () => {
  const namespace = find(createShop().platform, 'Namespace', 'shop-prod');

  expect(namespace).toMatchObject({ metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } } });
  expect(namespace).not.toHaveProperty('metadata.namespace');
});

test('every other object lives in it, and says what it belongs to', () => {
  const objects = createShop()
    .platform.toJson()
    .filter(({ kind }) => kind !== 'Namespace');

  for (const { metadata } of objects) {
    expect(metadata).toMatchObject({
      namespace: 'shop-prod',
      labels: { 'app.kubernetes.io/part-of': 'shop', 'app.kubernetes.io/managed-by': 'fairlead' },
    });
  }
});

test('the namespace is closed both ways, but for names', () => {
  const { platform } = createShop();

  expect(find(platform, 'NetworkPolicy', 'deny-all')).toHaveProperty('spec', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  expect(find(platform, 'NetworkPolicy', 'allow-dns')).toMatchObject({
    spec: {
      podSelector: {},
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
          ],
          ports: [
            { port: 53, protocol: 'UDP' },
            { port: 53, protocol: 'TCP' },
          ],
        },
      ],
    },
  });
});

test('edges in another order give the same objects', () => {
  const { platform, orders, gateway, redis } = createParts();
  gateway.exposeAt('shop.example.com');
  gateway.calls(orders);
  orders.uses(redis);

  expect(platform.toJson()).toEqual(createShop().platform.toJson());
});

test('a platform with faults renders nothing, by whatever way it is asked', () => {
  const { platform } = createParts();

  expect(() => platform.toJson()).toThrow(/prod\/gateway: its contract calls orders.*\n.*prod\/orders: its contract requires redis/);
  expect(() => App.of(platform).synthYaml()).toThrow('prod/orders: its contract requires redis');
});

test.each([
  ['../../etc', { ...prod, namespace: { name: 'shop' } }],
  ['shop', { ...prod, name: '../../etc', namespace: { name: 'shop' } }],
])('refuses a name that leads out of its folder, though its namespace has another', (id, environment) => {
  expect(new Platform(new App(), id, environment).findFaults()).toEqual([
    expect.stringContaining('no platform can have this name; give it and its environment names of lower-case letters'),
  ]);
});

test('refuses a name that no namespace can have', () => {
  expect(() => new Platform(new App(), 'Shop', prod).toJson()).toThrow(
    'Shop-prod: no namespace can have this name; give the platform and its environment names of lower-case letters, digits and hyphens',
  );
});
