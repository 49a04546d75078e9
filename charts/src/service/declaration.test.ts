import { Size } from 'cdk8s';
import { checkBudgets, proveTraffic } from 'fairlead/doctor';
import { ExternalStore } from '../stores/external-store';
import { createPlatform, createRecords, createShop, dev, find, gateway, orders, prod, records, site } from '../../testing/fixtures';

import { HttpService } from './http-service';
import { gatewayApi } from '../environment/ingress-settings';
import { podMonitors } from '../environment/monitoring';
import { MongoStore } from '../stores/mongo/mongo-store';
import { RedisStore } from '../stores/redis/redis-store';
import { autoscale, replicas } from '../deployment/scale';

/** Everything that a platform can have, at once. */
function createEverything(environment = prod) {
  const platform = createPlatform(environment);
  const redis = new RedisStore(platform, 'redis', { memory: Size.mebibytes(256) });
  const mongo = new MongoStore(platform, 'mongo');
  const managed = new ExternalStore(platform, 'managed', { kind: 'mongo', host: 'records.example.net', cidrs: ['203.0.113.0/24'] });
  const archive = { ...records, name: 'site' } as const;
  const entry = new HttpService(platform, gateway, { scale: replicas(3) });
  entry.calls(new HttpService(platform, orders, { scale: replicas(3) }).uses(redis)).exposeAt('shop.example.com');
  new HttpService(platform, records, { scale: autoscale({ min: 5, max: 50, cpu: 50 }) }).uses(mongo);
  new HttpService(platform, archive, { scale: replicas(2) }).uses(managed);
  return platform.scrapedBy(podMonitors());
}

const gatewayIngress = gatewayApi({
  gateway: { name: 'public', namespace: 'gateways', sectionName: 'https' },
  controller: { namespace: 'gateways', podLabels: { app: 'envoy' } },
});

test.each([
  ['production', prod],
  ['development', dev],
  ['behind a Gateway', { ...prod, ingress: gatewayIngress }],
  ['within a quota', { ...prod, quota: { cpuMillis: 40_000, memory: Size.gibibytes(32) } }],
])('%s: the policies let through what is declared and nothing else, and every budget holds', (_name, environment) => {
  const platform = createEverything(environment);
  const manifests = platform.toJson();

  expect(proveTraffic(manifests, platform.declaredTraffic()).findings).toEqual([]);
  expect(checkBudgets(manifests, platform.declaredBudgets()).findings).toEqual([]);
});

test('declares every edge on the port of the pod, with the address that the caller is told', () => {
  const workload = (name: string, kind = 'Deployment') => ({ kind, namespace: 'shop-prod', name });
  const { platform } = createShop();

  expect(platform.declaredTraffic()).toEqual(
    expect.arrayContaining([
      { from: workload('gateway'), to: workload('orders'), port: 4001, address: { host: 'orders', port: 4001 } },
      { from: workload('orders'), to: workload('redis', 'StatefulSet'), port: 6379, address: { host: 'redis', port: 6379 } },
      {
        from: { namespace: 'ingress-nginx', podLabels: { 'app.kubernetes.io/name': 'ingress-nginx' } },
        to: workload('gateway'),
        port: 4000,
      },
      {
        from: { namespace: 'shop-prod' },
        to: { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' } },
        protocol: 'UDP',
        port: 53,
      },
    ]),
  );
  expect(platform.declaredTraffic()).toHaveLength(5);
});

test('declares who uses a store, by which variable, how services stop and where they are asked', () => {
  const { platform, records: service, mongo } = createRecords();
  const workload = { kind: 'Deployment', namespace: 'shop-prod', name: 'records' };

  service.uses(mongo);

  expect(platform.declaredBudgets()).toEqual({
    stores: [
      {
        store: 'mongo',
        server: {
          workload: { kind: 'StatefulSet', namespace: 'shop-prod', name: 'mongo' },
          arguments: {
            reads: 'storageEngineConcurrentReadTransactions',
            writes: 'storageEngineConcurrentWriteTransactions',
            sockets: 'maxConns',
            cacheGiB: 'wiredTigerCacheSizeGB',
          },
          processMiB: 128,
          socketMiB: 1,
          startupSeconds: 120,
          stopSeconds: 60,
        },
        clients: [{ workload, pool: { variable: 'MONGO_POOL_SIZE' }, writeShare: 0.5, socketsBesidePool: 1 }],
      },
    ],
    services: [{ workload, lingerVariable: 'LINGER_MS', drainVariable: 'DRAIN_DEADLINE_MS', startupSeconds: 60 }],
    probes: [{ workload, port: 9464, paths: { startup: '/health/live', liveness: '/health/live', readiness: '/health/ready' } }],
  });
});

test('the proof and the budgets see a patch', () => {
  const { platform, records: service, mongo } = createRecords();
  service.uses(mongo);

  service.patch('ConfigMap', (config) => ({ ...config, data: { ...config.data, MONGO_POOL_SIZE: '3' } }));
  service.patch({ kind: 'NetworkPolicy', name: 'allow-records-to-mongo' }, (policy) => ({
    ...policy,
    spec: { ...policy.spec, egress: [] },
  }));

  const manifests = platform.toJson();
  expect(checkBudgets(manifests, platform.declaredBudgets()).findings).toMatchObject([
    { id: 'store-reads-exceeded' },
    { id: 'store-sockets-exceeded' },
  ]);
  expect(proveTraffic(manifests, platform.declaredTraffic()).findings).toMatchObject([{ id: 'missing-traffic' }]);
});

test.each([
  ['unpaced', replicas(50)],
  ['paced', autoscale({ min: 5, max: 50, cpu: 50 })],
  ['scaled down fast', autoscale({ min: 5, max: 20, cpu: 50, scaleDown: { pods: 4, periodSeconds: 15 } })],
])('a platform counts as many pods as the proof: %s', (_, scale) => {
  const { platform, records: service, mongo } = createRecords({ scale });
  service.uses(mongo);

  const { lines } = checkBudgets(platform.toJson(), platform.declaredBudgets());

  const { arithmetic } = service.mostPods;
  expect(lines.find(({ name }) => name === 'sockets')?.arithmetic).toContain(`shop-prod/records ${arithmetic} x `);
});

test('a foreign service has no variables that say how it stops', () => {
  const platform = createPlatform();
  new HttpService(platform, site, { scale: replicas(1) });

  expect(platform.declaredBudgets().services).toEqual([]);
  expect(find(platform, 'Deployment', 'site')).toBeDefined();
});
