import { App, Size } from 'cdk8s';
import { defineContract, forward } from 'fairlead/contract';
import type { KubernetesObject } from './apply-order';
import { externalSecrets } from './credentials';
import { development, production } from './environment';
import { HttpService } from './http-service';
import { Platform } from './platform';
import { RedisStore } from './redis-store';
import { autoscale } from './scale';

/** A service behind a gateway, as small as the tests allow. */
export const orders = defineContract({
  name: 'orders',
  description: 'orders in Redis',
  port: 4001,
  stores: { redis: 'required' },
  routes: [{ path: '/orders', methods: ['GET'] }],
});

export const gateway = defineContract({
  name: 'gateway',
  description: 'the way in',
  port: 4000,
  calls: [orders],
  routes: forward(orders, '/orders', '/api/orders'),
});

export const dev = development({ ingress: { className: 'nginx' } });

export const prod = production({
  images: { orders: 'ghcr.io/acme/orders:sha-1', gateway: 'ghcr.io/acme/gateway:sha-2', redis: 'redis:7.4.5', busybox: 'busybox:1.36.1' },
  credentials: externalSecrets({ clusterSecretStore: 'vault' }),
  ingress: { className: 'nginx', tlsSecretName: 'shop-tls' },
});

export const scale = autoscale({ min: 3, max: 10, cpu: 70 });
export const memory = Size.mebibytes(256);

/** A store and two services in one platform, no edge between them. */
export function createParts(environment = prod) {
  const platform = new Platform(new App(), 'shop', environment);
  return {
    platform,
    redis: new RedisStore(platform, 'redis', { memory }),
    orders: new HttpService(platform, orders, { scale }),
    gateway: new HttpService(platform, gateway, { scale }),
  };
}

/** The same with every edge that their contracts declare. */
export function createShop(environment = prod) {
  const parts = createParts(environment);
  parts.orders.uses(parts.redis);
  parts.gateway.calls(parts.orders);
  parts.gateway.exposeAt('shop.example.com');
  return parts;
}

/** One rendered object, of any shape. */
export function find(platform: Platform, kind: string, name: string): KubernetesObject {
  const found = platform.toJson().filter((object) => object.kind === kind && object.metadata.name === name);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} objects are ${kind} ${name}`);
  return found[0];
}
