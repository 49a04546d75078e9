import { App, Size } from 'cdk8s';
import {
  autoscale,
  ExternalStore,
  externalSecrets,
  HttpService,
  ingressNginx,
  MongoStore,
  Platform,
  production,
  prometheusAnnotations,
} from 'fairlead';
import { defineContract } from 'fairlead/contract';

const records = defineContract({ name: 'records', description: 'records in MongoDB', port: 4001, stores: { mongo: 'required' } });
const digest = defineContract({ name: 'digest', description: 'nobody calls it', port: 4002, stores: { redis: 'required' } });

const environment = production({
  images: {
    records: 'ghcr.io/acme/records:sha-1',
    digest: 'ghcr.io/acme/digest:sha-1',
    mongo: 'mongo:8.0.17',
    busybox: 'busybox:1.36.1',
  },
  credentials: externalSecrets({ clusterSecretStore: 'vault' }),
  ingress: ingressNginx({ tlsSecretName: 'warehouse-tls' }),
  quota: { cpuMillis: 20_000, memory: Size.gibibytes(20), ephemeralStorage: Size.gibibytes(16) },
});

/**
 * What the shop does not have: a database whose operations are all spoken for (100 = (41 + 4 + 4 + 1) × 2), a store outside the cluster, a
 * service that nobody calls, a scraper and a quota. Only mutations edit it; nothing deploys it.
 */
export function createWarehouse(): Platform {
  const warehouse = new Platform(new App(), 'warehouse', environment);
  const mongo = new MongoStore(warehouse, 'mongo');
  const cache = new ExternalStore(warehouse, 'cache', { kind: 'redis', host: 'cache.example.net', cidrs: ['203.0.113.0/24'] });

  new HttpService(warehouse, records, { scale: autoscale({ min: 5, max: 41, cpu: 50 }), surge: 4 })
    .uses(mongo)
    .scrapedBy(prometheusAnnotations());
  new HttpService(warehouse, digest, { scale: autoscale({ min: 2, max: 4, cpu: 70 }) }).uses(cache);

  return warehouse;
}
