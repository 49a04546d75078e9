import { defineContract } from 'fairlead/contract';
import { createPlatform, find, prod } from '../../testing/fixtures';
import { HttpService } from '../service/http-service';

import { ingressNginx } from '../environment/ingress-settings';
import { replicas } from '../deployment/scale';

const routes = [{ path: '/api', methods: ['GET'], public: true }] as const;
const rateLimit = { type: 'integer', min: 0, max: 10_000, default: 0, description: 'requests a second of one client' } as const;
const entry = defineContract({
  name: 'gateway',
  description: 'the way in',
  port: 4000,
  routes,
  env: {
    RATE_LIMIT_PER_SECOND: rateLimit,
    TRUSTED_PROXIES: { type: 'cidrs', default: [], description: 'whose word is taken for a client’s address' },
  },
});

const createEntry = (limit: number, environment = prod) => {
  const platform = createPlatform(environment);
  return { platform, service: new HttpService(platform, entry, { scale: replicas(3), env: { RATE_LIMIT_PER_SECOND: limit } }) };
};

test('demands to know the proxies, or all clients would share one address', () => {
  const { platform, service } = createEntry(50);

  service.exposeAt('shop.example.com');

  expect(platform.findFaults()).toEqual([
    'prod/gateway: RATE_LIMIT_PER_SECOND is 50 a client, but behind the ingress every client has the ingress\'s address, so all would share one limit; write exposeAt("shop.example.com", { trustedProxies: ["<range of the controller\'s pods>"] })',
  ]);
});

test('is satisfied by the proxies of the host', () => {
  const { platform, service } = createEntry(50);

  service.exposeAt('shop.example.com', { trustedProxies: ['10.244.0.0/16', '10.0.0.7'] });

  expect(find(platform, 'ConfigMap', 'gateway')).toMatchObject({
    data: { RATE_LIMIT_PER_SECOND: '50', TRUSTED_PROXIES: '10.244.0.0/16,10.0.0.7' },
  });
});

test('is satisfied by the proxies of the environment', () => {
  const ingress = ingressNginx({ tlsSecretName: 'shop-tls', trustedProxies: ['10.244.0.0/16'] });
  const { platform, service } = createEntry(50, { ...prod, ingress });

  service.exposeAt('shop.example.com');

  expect(find(platform, 'ConfigMap', 'gateway')).toHaveProperty('data.TRUSTED_PROXIES', '10.244.0.0/16');
});

test('demands nothing when it is off, or when nobody comes in through a proxy', () => {
  const off = createEntry(0);
  off.service.exposeAt('shop.example.com');

  expect(off.platform.findFaults()).toEqual([]);
  expect(createEntry(50).platform.findFaults()).toEqual([]);
});

test('counts what the contract says by default, and asks it to read whom to trust', () => {
  const env = { RATE_LIMIT_PER_SECOND: { ...rateLimit, default: 20 } };
  const deaf = defineContract({ name: 'gateway', description: 'the way in', port: 4000, routes, env });
  const platform = createPlatform();

  new HttpService(platform, deaf, { scale: replicas(3) }).exposeAt('shop.example.com');

  expect(platform.findFaults()).toEqual([
    expect.stringContaining(
      "RATE_LIMIT_PER_SECOND is 20 a client, but behind the ingress every client has the ingress's address, so all would share one limit; add TRUSTED_PROXIES to its contract's env",
    ),
  ]);
});

test.each([
  [['10.244.0.0/33'], 'trustedProxies has "10.244.0.0/33", which is no address range; write one such as "10.244.0.0/16"'],
  [['proxy'], 'trustedProxies has "proxy", which is no address range'],
])('refuses %j', (trustedProxies, fault) => {
  expect(() => createEntry(50).service.exposeAt('shop.example.com', { trustedProxies }).platform.toJson()).toThrow(
    `prod/gateway: exposeAt("shop.example.com"): ${fault}`,
  );
});
