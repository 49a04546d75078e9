import { type App, Size } from 'cdk8s';
import {
  autoscale,
  development,
  type Environment,
  ExternalApi,
  externalSecrets,
  HttpService,
  ingressNginx,
  OtelCollector,
  Platform,
  production,
  RedisStore,
  replicas,
  ScheduledJob,
  Worker,
} from 'fairlead';
import { defineContract, defineJob, defineWorker, forward } from 'fairlead/contract';

const stock = defineContract({
  name: 'stock',
  description: 'how much is left',
  port: 3002,
  stores: { redis: 'required' },
  routes: [{ path: '/stock', methods: ['GET', 'POST'] }],
});
const gateway = defineContract({
  name: 'gateway',
  description: 'the way in',
  port: 3000,
  calls: [stock],
  routes: forward(stock, '/stock', '/api/stock'),
});
const mailer = defineWorker({ name: 'mailer', description: 'tells who waits', stores: { redis: 'required' }, managementPort: 9464 });
const inventory = defineJob({ name: 'inventory', description: 'counts all of it', stores: { redis: 'required' } });

export const environments = [
  development({ ingress: ingressNginx() }),
  production({
    images: {
      stock: 'ghcr.io/example/stock:v1.4.0',
      gateway: 'ghcr.io/example/gateway:v1.4.0',
      mailer: 'ghcr.io/example/mailer:v1.4.0',
      inventory: 'ghcr.io/example/inventory:v1.4.0',
      'otel-collector': 'otel/opentelemetry-collector:0.147.0',
      redis: 'redis:7.4.7-bookworm',
      busybox: 'busybox:1.36.1',
    },
    credentials: externalSecrets({ clusterSecretStore: 'vault' }),
    ingress: ingressNginx({ tlsSecretName: 'depot-tls' }),
  }),
];

export function createPlatform(app: App, environment: Environment): Platform {
  const depot = new Platform(app, 'depot', environment);

  const redis = new RedisStore(depot, 'redis', { memory: Size.mebibytes(256) });
  const stockService = new HttpService(depot, stock, { scale: replicas(2) }).uses(redis);
  new Worker(depot, mailer, { scale: replicas(1) }).uses(redis);
  new ScheduledJob(depot, inventory, { schedule: '0 3 * * *' }).uses(redis);
  new HttpService(depot, gateway, { scale: autoscale({ min: 2, max: 6, cpu: 70 }) })
    .calls(stockService)
    .exposeAt(environment.singleReplica ? 'depot.localhost' : 'depot.example.org');

  // Whoever keeps the traces: it takes OTLP over HTTP.
  const tempo = new ExternalApi(depot, 'tempo', { hosts: ['tempo.example.net'], path: '/otlp', cidrs: ['198.51.100.0/24'] });
  const collector = new OtelCollector(depot, { exportsTo: tempo, credentialHeader: 'authorization' });
  depot.tracedBy(collector, { share: environment.singleReplica ? 1 : 0.01 });
  return depot;
}
