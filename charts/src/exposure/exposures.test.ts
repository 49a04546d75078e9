import { defineContract } from 'fairlead/contract';
import { isProven, proveManifests } from 'fairlead/doctor';
import { createParts, createPlatform, createShop, dev, find, prod, scale } from '../../testing/fixtures';
import { gatewayApi, ingressNginx, traefik } from '../environment/ingress-settings';
import type { Platform } from '../platform/platform';
import { HttpService } from '../service/http-service';
import type { ExposureOptions } from './exposure-options';

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

const LONG = `${'a.'.repeat(126)}com`;

test.each(['https://shop.example.com', 'shop.example.com:443', 'shop.example.com/api', '*.example.com', 'Shop.example.com', 'shop', LONG])(
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

const site = defineContract({
  name: 'site',
  description: 'pages',
  port: 8080,
  foreign: true,
  probes: { readiness: '/ok' },
  ports: { admin: 9090 },
  routes: [
    { path: '/shop/*', methods: ['GET'], public: true },
    { path: '/blog/:id', methods: ['GET'], public: true },
  ],
});

const internal = ingressNginx({ className: 'internal', tlsSecretName: 'internal-tls' });
const gateway = gatewayApi({
  gateway: { name: 'public', namespace: 'gateways', sectionName: 'https' },
  controller: { namespace: 'gateways', podLabels: { app: 'envoy' } },
});

function createSite(environment = prod) {
  const platform = createPlatform(environment);
  return { platform, site: new HttpService(platform, site, { scale }) };
}

const prove = (platform: Platform) =>
  proveManifests(platform.toJson(), { traffic: platform.declaredTraffic(), budgets: platform.declaredBudgets() });

const pathsOf = (...paths: string[]) =>
  paths.map((path) => ({ path, pathType: 'Prefix', backend: { service: { name: 'site', port: { name: 'http' } } } }));

describe('several hosts', () => {
  test('that publish the same are one Ingress, whatever their order', () => {
    const { platform, site } = createSite();

    site.exposeAt('www.example.com').exposeAt('shop.example.com');

    const http = { paths: pathsOf('/blog', '/shop') };
    expect(find(platform, 'Ingress', 'site')).toHaveProperty('spec', {
      ingressClassName: 'nginx',
      tls: [{ hosts: ['shop.example.com', 'www.example.com'], secretName: 'shop-tls' }],
      rules: [
        { host: 'shop.example.com', http },
        { host: 'www.example.com', http },
      ],
    });
    expect(isProven(prove(platform))).toBe(true);
  });

  test('are one HTTPRoute of a Gateway', () => {
    const { platform, site } = createSite({ ...prod, ingress: gateway });

    site.exposeAt('www.example.com').exposeAt('shop.example.com');

    expect(find(platform, 'HTTPRoute', 'site')).toHaveProperty('spec.hostnames', ['shop.example.com', 'www.example.com']);
  });

  test('may each publish a part', () => {
    const { platform, site } = createSite();

    site.exposeAt('shop.example.com', { paths: ['/shop'] }).exposeAt('blog.example.com', { paths: ['/blog/2026', '/blog/2025'] });

    expect(find(platform, 'Ingress', 'site-shop.example.com')).toHaveProperty('spec.rules', [
      { host: 'shop.example.com', http: { paths: pathsOf('/shop') } },
    ]);
    expect(find(platform, 'Ingress', 'site-blog.example.com')).toHaveProperty(
      'spec.rules[0].http.paths',
      pathsOf('/blog/2025', '/blog/2026'),
    );
    expect(isProven(prove(platform))).toBe(true);
  });
});

test('another port has a host of its own, and the controller reaches both ports', () => {
  const { platform, site } = createSite();

  site.exposeAt('shop.example.com').exposeAt('ops.example.com', { port: 'admin', paths: ['/'] });

  expect(find(platform, 'Ingress', 'site-ops.example.com-admin')).toHaveProperty('spec.rules', [
    {
      host: 'ops.example.com',
      http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'site', port: { name: 'admin' } } } }] },
    },
  ]);
  expect(find(platform, 'NetworkPolicy', 'allow-site-from-ingress-controller')).toHaveProperty('spec.ingress[0].ports', [
    { port: 8080, protocol: 'TCP' },
    { port: 9090, protocol: 'TCP' },
  ]);
  expect(isProven(prove(platform))).toBe(true);
});

test('another way in has its class, its certificate and a policy for its own controller', () => {
  const { platform, site } = createSite();
  const ingress = { ...traefik({ className: 'internal', tlsSecretName: 'internal-tls' }) };

  site.exposeAt('shop.example.com').exposeAt('ops.example.com', { ingress });

  expect(find(platform, 'Ingress', 'site-ops.example.com')).toMatchObject({
    metadata: { annotations: { 'traefik.ingress.kubernetes.io/router.entrypoints': 'websecure' } },
    spec: { ingressClassName: 'internal', tls: [{ hosts: ['ops.example.com'], secretName: 'internal-tls' }] },
  });
  expect(find(platform, 'NetworkPolicy', 'allow-site-from-internal')).toHaveProperty('spec.ingress[0].ports', [
    { port: 8080, protocol: 'TCP' },
  ]);
  expect(isProven(prove(platform))).toBe(true);
});

test('a second class of one controller needs no policy of its own', () => {
  const { platform, site } = createSite();

  site.exposeAt('shop.example.com').exposeAt('ops.example.com', { ingress: internal });

  const policies = platform
    .toJson()
    .filter(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name.startsWith('allow-site-from'));
  expect(policies.map(({ metadata }) => metadata.name)).toEqual(['allow-site-from-ingress-controller']);
});

test('an HTTPRoute leads to the port by its number', () => {
  const { platform, site } = createSite({ ...prod, ingress: gateway });

  site.exposeAt('ops.example.com', { port: 'admin', paths: ['/'] });

  expect(find(platform, 'HTTPRoute', 'site-ops.example.com-admin')).toHaveProperty('spec.rules', [
    { matches: [{ path: { type: 'PathPrefix', value: '/' } }], backendRefs: [{ name: 'site', port: 9090 }], timeouts: { request: '35s' } },
  ]);
});

describe('a gRPC port', () => {
  const cart = defineContract({
    name: 'site',
    description: 'carts',
    port: 8080,
    foreign: true,
    probes: { readiness: '/ok' },
    ports: { grpc: 50_051 },
  });
  const createCart = (environment = prod, paths = ['/shop.Cart', '/shop.Checkout/Pay']) => {
    const platform = createPlatform(environment);
    new HttpService(platform, cart, { scale }).exposeAt('grpc.example.com', { port: 'grpc', paths });
    return platform;
  };

  test('says that it is one', () => {
    expect(find(createCart(), 'Service', 'site')).toHaveProperty('spec.ports[1]', {
      name: 'grpc',
      port: 50_051,
      targetPort: 'grpc',
      appProtocol: 'kubernetes.io/h2c',
    });
  });

  test('is spoken to as one by ingress-nginx', () => {
    const platform = createCart();

    expect(find(platform, 'Ingress', 'site-grpc.example.com-grpc')).toMatchObject({
      metadata: {
        annotations: {
          'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC',
          'nginx.ingress.kubernetes.io/proxy-body-size': '0',
          'nginx.ingress.kubernetes.io/proxy-read-timeout': '3600',
        },
      },
    });
    expect(isProven(prove(platform))).toBe(true);
  });

  test('is spoken to as one by Traefik, through a Service of its own', () => {
    const platform = createCart({ ...prod, ingress: traefik({ tlsSecretName: 'shop-tls' }) });

    expect(find(platform, 'Service', 'site-grpc')).toMatchObject({
      metadata: { annotations: { 'traefik.ingress.kubernetes.io/service.serversscheme': 'h2c' } },
      spec: { ports: [{ name: 'grpc', port: 50_051, targetPort: 'grpc' }] },
    });
    expect(find(platform, 'Ingress', 'site-grpc.example.com-grpc')).toHaveProperty('spec.rules[0].http.paths[0].backend', {
      service: { name: 'site-grpc', port: { name: 'grpc' } },
    });
    expect(isProven(prove(platform))).toBe(true);
  });

  test('is a GRPCRoute of a Gateway, for services and methods', () => {
    const platform = createCart({ ...prod, ingress: gateway });

    expect(find(platform, 'GRPCRoute', 'site-grpc.example.com-grpc')).toHaveProperty('spec', {
      parentRefs: [{ name: 'public', namespace: 'gateways', sectionName: 'https' }],
      hostnames: ['grpc.example.com'],
      rules: [
        {
          matches: [{ method: { service: 'shop.Cart' } }, { method: { service: 'shop.Checkout', method: 'Pay' } }],
          backendRefs: [{ name: 'site', port: 50_051 }],
        },
      ],
    });
    expect(isProven(prove(platform))).toBe(true);
  });

  test('has no matches where all of it is published', () => {
    expect(find(createCart({ ...prod, ingress: gateway }, ['/']), 'GRPCRoute', 'site-grpc.example.com-grpc')).not.toHaveProperty(
      'spec.rules[0].matches',
    );
  });

  test('has services and methods, and nothing below', () => {
    expect(createCart(prod, ['/shop.Cart/Get/all']).findFaults()).toEqual([
      'prod/site: exposeAt("grpc.example.com"): paths has "/shop.Cart/Get/all"; write a service such as "/shop.Cart", or a method of it, "/shop.Cart/Get"',
    ]);
  });
});

describe('a WebSocket', () => {
  const chat = defineContract({
    name: 'site',
    description: 'talks',
    port: 8080,
    foreign: true,
    probes: { readiness: '/ok' },
    routes: [{ path: '/socket', methods: ['GET'], public: true, webSocket: true }],
  });
  const createChat = (environment = prod) => {
    const platform = createPlatform(environment);
    new HttpService(platform, chat, { scale }).exposeAt('chat.example.com');
    return platform;
  };

  test('may be silent for an hour behind ingress-nginx', () => {
    expect(find(createChat(), 'Ingress', 'site')).toMatchObject({
      metadata: {
        annotations: {
          'nginx.ingress.kubernetes.io/proxy-read-timeout': '3600',
          'nginx.ingress.kubernetes.io/proxy-send-timeout': '3600',
        },
      },
    });
  });

  test('has no time limit behind a Gateway', () => {
    expect(find(createChat({ ...prod, ingress: gateway }), 'HTTPRoute', 'site')).not.toHaveProperty('spec.rules[0].timeouts');
  });
});

test.each<[string, ExposureOptions, string]>([
  ['shop.example.com', { pahts: ['/'] } as ExposureOptions, ': pahts is no prop of its options; write paths'],
  ['shop.example.com', { paths: ['shop'] }, ': paths has "shop"; write a path such as "/api", without parameters'],
  ['shop.example.com', { paths: ['/blog/:id'] }, ': paths has "/blog/:id"; write a path such as "/api", without parameters'],
  [
    'shop.example.com',
    { paths: ['/'] },
    ': paths has "/", where its contract has no public route; write one of /blog, /shop, or what lies below',
  ],
  ['shop.example.com', { paths: [] }, ': paths is empty, so it would publish nothing; leave it out, or write some'],
  ['shop.example.com', { paths: '/shop' as never }, ': paths is "/shop", which is no list; write one such as ["/api"]'],
  ['shop.example.com', { port: 'adnim' }, ': port is "adnim", which its contract does not have; write one of http, admin'],
  ['shop.example.com', { port: 'admin' }, ': of the port admin its contract says no routes; write paths: ["/"], or those that are meant'],
  [
    'shop.example.com',
    { ingress: ingressNginx() },
    ': ingress of its options has no TLS; write tlsSecretName, the Secret with its certificate',
  ],
  [
    'shop.example.com',
    { ingress: { kind: 'nginx' } as never },
    ': ingress.kind of its options is "nginx"; write one of ingress-nginx, traefik, gateway-api',
  ],
])('refuses %s with %j', (host, options, fault) => {
  const { platform, site } = createSite();

  site.exposeAt(host, options);

  expect(platform.findFaults()).toEqual([`prod/site: exposeAt("${host}")${fault}`]);
});

test('refuses to publish one thing twice', () => {
  const { platform, site } = createSite();
  site.exposeAt('shop.example.com').exposeAt('shop.example.com', { paths: ['/shop'] });

  site.exposeAt('shop.example.com').exposeAt('shop.example.com', { paths: ['/blog'] });

  expect(platform.findFaults()).toEqual(['prod/site: exposeAt("shop.example.com") is said twice; say it once, with all of its paths']);
});
