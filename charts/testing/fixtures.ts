import { App, Size } from 'cdk8s';
import { defineContract, defineGrpcService, defineJob, defineTcpServer, defineWorker, forward } from 'fairlead/contract';
import { externalSecrets } from '../src/environment/credentials';
import { development, production } from '../src/environment/environment';
import { ingressNginx } from '../src/environment/ingress-settings';
import type { KubernetesObject } from '../src/objects/kubernetes-object';
import { HttpService } from '../src/service/http-service';
import { MongoStore } from '../src/stores/mongo/mongo-store';
import { Platform } from '../src/platform/platform';
import { RedisStore } from '../src/stores/redis/redis-store';
import { autoscale } from '../src/deployment/scale';
import type { HttpServiceProps } from '../src/service/service-props';

/** A service behind a gateway, as small as the tests allow. */
export const orders = defineContract({
  name: 'orders',
  description: 'orders in Redis',
  port: 4001,
  stores: { redis: 'required' },
  routes: [{ path: '/orders', methods: ['GET'] }],
});

/** The same service without a store: it needs nobody. */
export const alone = defineContract({ name: 'orders', description: 'orders in memory', port: 4001, routes: orders.routes });

/** A service whose store works on so many operations at once and no more. */
export const records = defineContract({
  name: 'records',
  description: 'records in MongoDB',
  port: 4002,
  stores: { mongo: 'required' },
  writeShares: { mongo: 0.5 },
});

/** A service that was not made with the service kit. */
export const site = defineContract({
  name: 'site',
  description: 'pages',
  port: 8080,
  foreign: true,
  probes: { readiness: '/ok' },
  routes: [{ path: '/*', methods: ['GET'], public: true }],
});

/** A worker that takes its work from a store, and serves metrics. */
export const mailer = defineWorker({ name: 'mailer', description: 'sends mail', stores: { redis: 'required' }, managementPort: 9464 });

/** A gRPC server that was not made with the service kit. */
export const cart = defineGrpcService({ name: 'cart', description: 'carts', port: 7070, foreign: true, healthService: 'shop.v1.Cart' });

/** A server of another protocol. */
export const smtp = defineTcpServer({ name: 'smtp', description: 'takes mail', port: 2525, foreign: true, managementPort: 9100 });

/** A job that works on what a store holds. */
export const migration = defineJob({
  name: 'migration',
  description: 'changes records',
  stores: { mongo: 'required' },
  deadlineSeconds: 900,
});

export const gateway = defineContract({
  name: 'gateway',
  description: 'the way in',
  port: 4000,
  calls: [orders],
  routes: forward(orders, '/orders', '/api/orders'),
});

export const dev = development({ ingress: ingressNginx() });

export const prod = production({
  images: {
    orders: 'ghcr.io/acme/orders:sha-1',
    subject: 'ghcr.io/acme/subject:sha-1',
    gateway: 'ghcr.io/acme/gateway:sha-2',
    records: 'ghcr.io/acme/records:sha-3',
    site: 'nginxinc/nginx-unprivileged:1.27.5',
    mailer: 'ghcr.io/acme/mailer:sha-4',
    cart: 'ghcr.io/acme/cart:1.4.0',
    smtp: 'ghcr.io/acme/smtp:2.0.1',
    migration: 'ghcr.io/acme/migration:v1.2_RC',
    cleanup: 'ghcr.io/acme/cleanup:sha-5',
    'otel-collector': 'otel/opentelemetry-collector:0.147.0',
    kubectl: 'registry.k8s.io/kubectl:v1.33.4',
    redis: 'redis:7.4.7',
    mongo: 'mongo:7.0.28',
    postgres: 'postgres:17.6-bookworm',
    busybox: 'busybox:1.36.1',
    'fluent-bit': 'fluent/fluent-bit:5.1.1',
  },
  credentials: externalSecrets({ clusterSecretStore: 'vault' }),
  ingress: ingressNginx({ tlsSecretName: 'shop-tls' }),
  apiServer: { cidrs: ['192.0.2.4/32'] },
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

/** A platform with nothing in it. */
export function createPlatform(environment = prod): Platform {
  return new Platform(new App(), 'shop', environment);
}

/** A MongoDB store and the service that keeps its records there. */
export function createRecords(props: Partial<HttpServiceProps<typeof records>> = {}, environment = prod) {
  const platform = createPlatform(environment);
  return {
    platform,
    mongo: new MongoStore(platform, 'mongo'),
    postgres: 'postgres:17.6-bookworm',
    records: new HttpService(platform, records, { scale: autoscale({ min: 5, max: 50, cpu: 50 }), ...props }),
  };
}

/** One rendered object, of any shape. */
export function find(platform: Platform, kind: string, name: string): KubernetesObject {
  const found = platform.toJson().filter((object) => object.kind === kind && object.metadata.name === name);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} objects are ${kind} ${name}`);
  return found[0];
}
