import { createParts, createShop, dev, find } from '../../testing/fixtures';

test('publishes the public routes under the host, with its certificate', () => {
  expect(find(createShop().platform, 'Ingress', 'gateway')).toHaveProperty('spec', {
    ingressClassName: 'nginx',
    tls: [{ hosts: ['shop.example.com'], secretName: 'shop-tls' }],
    rules: [
      {
        host: 'shop.example.com',
        http: {
          paths: [{ path: '/api/orders', pathType: 'Prefix', backend: { service: { name: 'gateway', port: { name: 'http' } } } }],
        },
      },
    ],
  });
});

test('has no certificate where the environment has none', () => {
  expect(find(createShop(dev).platform, 'Ingress', 'gateway')).not.toHaveProperty('spec.tls');
});

test('lets in the ingress controller’s pods alone', () => {
  expect(find(createShop().platform, 'NetworkPolicy', 'allow-gateway-from-ingress-controller')).toMatchObject({
    spec: {
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } },
              podSelector: { matchLabels: { 'app.kubernetes.io/name': 'ingress-nginx' } },
            },
          ],
          ports: [{ port: 4000, protocol: 'TCP' }],
        },
      ],
    },
  });
});

test.each(['https://shop.example.com', 'shop.example.com:443', 'shop.example.com/api', '*.example.com', 'Shop.example.com', 'shop'])(
  'refuses the host %s',
  (host) => {
    expect(() => createParts().gateway.exposeAt(host).platform.toJson()).toThrow(
      `prod/gateway: exposeAt("${host}") names no host; write a DNS name such as shop.example.com`,
    );
  },
);

test('refuses to publish nothing', () => {
  expect(() => createParts().orders.exposeAt('shop.example.com').platform.toJson()).toThrow(
    'prod/orders: exposeAt("shop.example.com") would publish nothing, since no route is public; mark one "public: true" in its contract',
  );
});

test('refuses a second host', () => {
  expect(() => createShop().gateway.exposeAt('other.example.com').platform.toJson()).toThrow(
    'prod/gateway: exposeAt("other.example.com") is its second host; expose it once',
  );
});
