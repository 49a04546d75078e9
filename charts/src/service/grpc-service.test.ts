import { defineGrpcService } from 'fairlead/contract';
import { isProven, proveManifests } from 'fairlead/doctor';
import { cart, createPlatform, find, prod } from '../../testing/fixtures';
import { replicas } from '../deployment/scale';
import type { Environment } from '../environment/environment';
import { gatewayApi, traefik } from '../environment/ingress-settings';
import type { GrpcExposureOptions } from '../exposure/exposure-options';
import type { Platform } from '../platform/platform';
import { GrpcService } from './grpc-service';

const gateway = gatewayApi({
  gateway: { name: 'public', namespace: 'gateways', sectionName: 'https' },
  controller: { namespace: 'gateways', podLabels: { app: 'envoy' } },
});

/** A gRPC service that clients outside reach. */
function expose(environment: Environment = prod, options: GrpcExposureOptions = { paths: ['/shop.v1.Cart'] }): Platform {
  const platform = createPlatform(environment);
  new GrpcService(platform, cart, { scale: replicas(2) }).exposeAt('cart.example.com', options);
  return platform;
}

const prove = (platform: Platform) =>
  proveManifests(platform.toJson(), { traffic: platform.declaredTraffic(), budgets: platform.declaredBudgets() });

test('is reached through ingress-nginx, which speaks gRPC to its pods', () => {
  const platform = expose();

  expect(find(platform, 'Ingress', 'cart-cart.example.com')).toMatchObject({
    metadata: {
      annotations: {
        'nginx.ingress.kubernetes.io/backend-protocol': 'GRPC',
        'nginx.ingress.kubernetes.io/proxy-body-size': '0',
        'nginx.ingress.kubernetes.io/proxy-read-timeout': '3600',
        'nginx.ingress.kubernetes.io/proxy-send-timeout': '3600',
      },
    },
    spec: {
      tls: [{ hosts: ['cart.example.com'], secretName: 'shop-tls' }],
      rules: [{ host: 'cart.example.com', http: { paths: [{ path: '/shop.v1.Cart', backend: { service: { name: 'cart' } } }] } }],
    },
  });
  expect(isProven(prove(platform))).toBe(true);
});

test('through a GRPCRoute of a Gateway', () => {
  const platform = expose({ ...prod, ingress: gateway }, { paths: ['/shop.v1.Cart/Get', '/shop.v1.Prices'] });

  expect(find(platform, 'GRPCRoute', 'cart-cart.example.com')).toHaveProperty('spec', {
    parentRefs: [{ name: 'public', namespace: 'gateways', sectionName: 'https' }],
    hostnames: ['cart.example.com'],
    rules: [
      {
        matches: [{ method: { service: 'shop.v1.Cart', method: 'Get' } }, { method: { service: 'shop.v1.Prices' } }],
        backendRefs: [{ name: 'cart', port: 7070 }],
      },
    ],
  });
  expect(isProven(prove(platform))).toBe(true);
});

test('has as many rules as its methods need', () => {
  const paths = Array.from({ length: 65 }, (_, index) => `/shop.v1.Cart/Get${index}`);

  const route = find(expose({ ...prod, ingress: gateway }, { paths }), 'GRPCRoute', 'cart-cart.example.com');

  expect(route).toHaveProperty('spec.rules.0.matches.length', 64);
  expect(route).toHaveProperty('spec.rules.1.matches.length', 1);
});

test('through Traefik, by a Service of its own that says what it speaks', () => {
  const platform = expose({ ...prod, ingress: traefik({ tlsSecretName: 'shop-tls' }) });

  expect(find(platform, 'Service', 'cart-grpc')).toMatchObject({
    metadata: { annotations: { 'traefik.ingress.kubernetes.io/service.serversscheme': 'h2c' } },
  });
  expect(find(platform, 'Service', 'cart')).toHaveProperty('spec.clusterIP', 'None');
  expect(isProven(prove(platform))).toBe(true);
});

test('lets in the pods of the controller alone, on its port', () => {
  expect(find(expose(), 'NetworkPolicy', 'allow-cart-from-ingress-controller')).toMatchObject({
    spec: {
      ingress: [
        {
          from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress-nginx' } } }],
          ports: [{ port: 7070, protocol: 'TCP' }],
        },
      ],
    },
  });
});

test('is told whose word it may take for an address of a client, where it reads that', () => {
  const reader = defineGrpcService({
    name: 'cart',
    description: 'carts',
    port: 7070,
    env: { TRUSTED_PROXIES: { type: 'cidrs', default: [], description: 'whose word is taken' } },
  });
  const platform = createPlatform();
  new GrpcService(platform, reader, { scale: replicas(2) }).exposeAt('cart.example.com', {
    paths: ['/'],
    trustedProxies: ['10.244.0.0/16'],
  });

  expect(find(platform, 'ConfigMap', 'cart')).toHaveProperty('data.TRUSTED_PROXIES', '10.244.0.0/16');
});

test.each<[object, string]>([
  [{}, ': of the port grpc its contract says no routes; write paths: ["/"], or those that are meant'],
  [{ paths: [] }, ': of the port grpc its contract says no routes; write paths: ["/"], or those that are meant'],
  [{ paths: ['shop.v1.Cart'] }, ': paths has "shop.v1.Cart"; write a service such as "/shop.Cart", or a method of it, "/shop.Cart/Get"'],
  [{ paths: ['/shop-cart'] }, ': paths has "/shop-cart"; write a service such as "/shop.Cart", or a method of it, "/shop.Cart/Get"'],
  [{ paths: ['/'], pahts: ['/'] }, ': pahts is no prop of its options; write paths'],
])('refuses %j', (options, fault) => {
  expect(expose(prod, options as GrpcExposureOptions).findFaults()).toEqual([`prod/cart: exposeAt("cart.example.com")${fault}`]);
});

test('does not compile without what is published', () => {
  const typed = (service: GrpcService) => {
    // @ts-expect-error no contract says which methods are public
    service.exposeAt('cart.example.com');
    // @ts-expect-error nor which paths of another port
    service.exposeAt('cart.example.com', { port: 'admin' });
  };

  expect(typed).toBeInstanceOf(Function);
});
