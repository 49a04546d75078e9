import { App, Size } from 'cdk8s';
import {
  autoscale,
  DaemonService,
  externalSecrets,
  HttpService,
  ingressNginx,
  MongoStore,
  Platform,
  PostgresStore,
  production,
  RedisStore,
  replicas,
  ScheduledJob,
} from 'fairlead';
import { defineContract, defineJob, defineWorker, forward, POSTGRES } from 'fairlead/contract';
import type { RuleSettings } from '../src/derive/derive-rules';

const orders = defineContract({
  name: 'orders',
  description: 'orders in Redis',
  port: 4001,
  stores: { redis: 'required' },
  routes: [
    { path: '/orders', methods: ['GET'] },
    { path: '/orders/events', methods: ['GET'], stream: true },
  ],
  objective: { availability: 0.999, latencyMs: 250 },
  env: { MAX_QUEUED: { type: 'integer', min: 1, max: 1_000, default: 100, description: 'most that wait' } },
});
const records = defineContract({
  name: 'records',
  description: 'records in MongoDB, and who owns them in PostgreSQL',
  port: 4002,
  stores: { mongo: 'required', postgres: { kind: POSTGRES, need: 'required' } },
  objective: { availability: 0.99, latencyMs: 1_000 },
});
const gateway = defineContract({
  name: 'gateway',
  description: 'the way in',
  port: 4000,
  calls: [orders],
  routes: forward(orders, '/orders', '/api/orders'),
});
const site = defineContract({ name: 'site', description: 'pages', port: 8080, foreign: true, probes: { readiness: '/ok' } });
const cleanup = defineJob({ name: 'cleanup', description: 'deletes old records', stores: { mongo: 'required' }, deadlineSeconds: 900 });
const agent = defineWorker({ name: 'agent', description: 'looks after a node', managementPort: 9464 });

const image = (name: string) => [name, `ghcr.io/acme/${name}:v1`] as const;

const prod = production({
  images: {
    ...Object.fromEntries(['orders', 'records', 'gateway', 'site', 'cleanup', 'agent'].map(image)),
    redis: 'redis:7.4.7',
    mongo: 'mongo:7.0.28',
    postgres: 'postgres:17.7',
    busybox: 'busybox:1.36.1',
  },
  credentials: externalSecrets({ clusterSecretStore: 'vault' }),
  ingress: ingressNginx({ tlsSecretName: 'shop-tls' }),
  nodes: 3,
});

/** A platform that has everything of which an alert is derived, each once. */
export function createTestShop(): Platform {
  const shop = new Platform(new App(), 'shop', prod);
  const redis = new RedisStore(shop, 'redis', { memory: Size.mebibytes(256) });
  const mongo = new MongoStore(shop, 'mongo');
  const owners = new PostgresStore(shop, 'owners', { memory: Size.mebibytes(512) });
  const orderService = new HttpService(shop, orders, { scale: autoscale({ min: 3, max: 10, cpu: 70 }) }).uses(redis);
  new HttpService(shop, records, { scale: replicas(3) }).uses(mongo).uses(owners);
  new HttpService(shop, gateway, { scale: replicas(3) }).calls(orderService).exposeAt('shop.example.com');
  new HttpService(shop, site, { scale: replicas(2) });
  new ScheduledJob(shop, cleanup, { schedule: '0 3 * * *' }).uses(mongo);
  new DaemonService(shop, agent);
  return shop;
}

/** What the graph of that platform does not say. */
export const TEST_SETTINGS: RuleSettings = {
  runbooks: 'https://example.com/runbooks',
  queues: [{ service: 'orders', what: 'writes', series: 'write_queue_requests', variable: 'MAX_QUEUED' }],
};
