import { Size } from 'cdk8s';
import { createPlatform, createRecords, dev, find, prod, records } from '../../../testing/fixtures';
import { defineContract } from 'fairlead/contract';
import { proveManifests } from 'fairlead/doctor';
import { HttpService } from '../../service/http-service';
import { autoscale, replicas } from '../../deployment/scale';
import type { Platform } from '../../platform/platform';
import { MongoStore, type MongoStoreProps } from './mongo-store';

const subject = defineContract({
  name: 'subject',
  description: 'what is tested',
  port: 4009,
  stores: { mongo: 'required' },
  privileges: { mongo: { a: ['find'] } },
});

function shopWithRecords(environment = prod) {
  const parts = createRecords({}, environment);
  parts.records.uses(parts.mongo);
  return parts.platform;
}

const statefulSet = (environment = prod) => find(shopWithRecords(environment), 'StatefulSet', 'mongo');
const inContainer = (fields: object) => ({ spec: { template: { spec: { containers: [fields] } } } });

test('works on a hundred reads and a hundred writes at once, with memory for its cache and all connections, behind a password', () => {
  expect(statefulSet()).toMatchObject(
    inContainer({
      args: [
        '--auth',
        '--bind_ip_all',
        '--quiet',
        ...['--port', '27017'],
        ...['--wiredTigerCacheSizeGB', '0.25'],
        ...['--maxConns', '192'],
        ...['--setParameter', 'storageEngineConcurrencyAdjustmentAlgorithm=fixedConcurrentTransactions'],
        ...['--setParameter', 'storageEngineConcurrentReadTransactions=100'],
        ...['--setParameter', 'storageEngineConcurrentWriteTransactions=100'],
      ],
      resources: { limits: { memory: '576Mi' }, requests: { memory: '576Mi' } },
    }),
  );
});

test('before it listens, each service becomes a user, who may do what its contract says', () => {
  const platform = createPlatform();
  const mongo = new MongoStore(platform, 'mongo');
  for (const contract of [subject, records]) new HttpService(platform, contract, { scale: replicas(1) }).uses(mongo);

  const { data } = find(platform, 'ConfigMap', 'mongo') as unknown as { data: Record<string, string> };

  expect(JSON.parse(data['users.json'] ?? '')).toEqual([
    { user: 'store_admin', roles: ['root'] },
    { user: 'records', roles: [{ role: 'readWrite', db: 'shop_prod' }] },
    { user: 'subject', roles: ['subject'], privileges: [{ resource: { db: 'shop_prod', collection: 'a' }, actions: ['find'] }] },
  ]);
  expect(find(platform, 'StatefulSet', 'mongo')).toMatchObject({
    spec: {
      template: {
        metadata: { annotations: { 'checksum/config': expect.stringMatching(/^[0-9a-f]{64}$/) as string } },
        spec: {
          initContainers: [{ name: 'create-users', image: 'mongo:7.0.28', resources: { limits: { memory: '576Mi' } } }],
          containers: [{ name: 'mongo' }],
        },
      },
    },
  });
});

test('no pod that serves is given a password of the server, and a worthless one is of the one user that the image makes', () => {
  expect(statefulSet()).not.toHaveProperty('spec.template.spec.containers[0].env');
  expect(statefulSet(dev)).not.toHaveProperty('spec.template.spec.initContainers');
  expect(statefulSet(dev)).toMatchObject(
    inContainer({
      env: [
        { name: 'MONGO_INITDB_ROOT_USERNAME', value: 'store_admin' },
        { name: 'MONGO_INITDB_ROOT_PASSWORD', valueFrom: { secretKeyRef: { name: 'mongo-credentials', key: 'password' } } },
      ],
    }),
  );
  expect(find(shopWithRecords(dev), 'ConfigMap', 'records')).toHaveProperty('data.MONGO_USERNAME', 'store_admin');
});

test('a service finds its address and its name in plain sight, and its password by reference', () => {
  const platform = shopWithRecords();

  expect(find(platform, 'ConfigMap', 'records')).toHaveProperty('data.MONGO_URL', 'mongodb://mongo:27017/shop_prod?authSource=admin');
  expect(find(platform, 'ConfigMap', 'records')).toHaveProperty('data.MONGO_USERNAME', 'records');
  expect(find(platform, 'Deployment', 'records')).toMatchObject(
    inContainer({
      env: [{ name: 'MONGO_PASSWORD', valueFrom: { secretKeyRef: { name: 'mongo-credentials-records', key: 'password' } } }],
    }),
  );
});

test('probes open a connection, for a shell would take memory that the server needs', () => {
  const probe = { tcpSocket: { port: 'mongo' } };

  expect(statefulSet()).toMatchObject(
    inContainer({
      startupProbe: { ...probe, periodSeconds: 2, failureThreshold: 60 },
      livenessProbe: probe,
      readinessProbe: probe,
      volumeMounts: [
        { name: 'data', mountPath: '/data/db' },
        { name: 'tmp', mountPath: '/tmp' },
      ],
      securityContext: { readOnlyRootFilesystem: true },
    }),
  );
});

test('records outlive the pod in production, and go with it in development', () => {
  expect(statefulSet()).toMatchObject({ spec: { volumeClaimTemplates: [{ spec: { resources: { requests: { storage: '8192Mi' } } } }] } });
  expect(statefulSet(dev)).toMatchObject({ spec: { template: { spec: { volumes: [{ name: 'tmp' }, { name: 'data', emptyDir: {} }] } } } });
});

test('a drain may move it, and it has a minute to write its cache', () => {
  expect(find(shopWithRecords(), 'PodDisruptionBudget', 'mongo')).toMatchObject({ spec: { maxUnavailable: 1 } });
  expect(statefulSet()).toHaveProperty('spec.template.spec.terminationGracePeriodSeconds', 60);
});

test('every derived number can be said', () => {
  const platform = createPlatform();
  const given = { memory: Size.gibibytes(2), cacheGiB: 1, tickets: 64, sockets: 300, storage: Size.gibibytes(50), startupSeconds: 600 };
  new MongoStore(platform, 'mongo', { ...given, terminationGracePeriodSeconds: 90, cpuMillis: 1_000 });

  expect(find(platform, 'StatefulSet', 'mongo')).toMatchObject({
    spec: {
      template: {
        spec: {
          terminationGracePeriodSeconds: 90,
          containers: [
            {
              args: expect.arrayContaining(['1', '300', 'storageEngineConcurrentReadTransactions=64']),
              startupProbe: { failureThreshold: 300 },
              resources: { requests: { cpu: '1000m', memory: '2048Mi' } },
            },
          ],
        },
      },
      volumeClaimTemplates: [{ spec: { resources: { requests: { storage: '51200Mi' } } } }],
    },
  });
});

test.each([
  { given: { sockets: 300 }, memory: '704Mi', sockets: '300', why: 'the sockets that are given, not those that clients open' },
  { given: { memory: Size.mebibytes(640) }, memory: '640Mi', sockets: '194', why: 'as many sockets as fit beside a cache of half' },
  { given: { cacheGiB: 0.5 }, memory: '864Mi', sockets: '224', why: 'a larger cache and no more than 60 % of it' },
])('memory and sockets follow from each other: $why', ({ given, memory, sockets }) => {
  const platform = createPlatform();
  const mongo = new MongoStore(platform, 'mongo', given);
  new HttpService(platform, records, { scale: autoscale({ min: 5, max: 50, cpu: 50 }) }).uses(mongo);

  expect(find(platform, 'StatefulSet', 'mongo')).toMatchObject(
    inContainer({ args: expect.arrayContaining(['--maxConns', sockets]), resources: { limits: { memory } } }),
  );
});

test.each([
  [{ tickets: 0 }, 'prod/mongo: tickets is 0; write a whole number of at least 1'],
  [{ sockets: 300 }, 'prod/mongo: memory is 500 MiB, but cache 256 + mongod 128 + 300 sockets × 1 = 684 MiB'],
  [{ sockets: 1.5 }, 'prod/mongo: sockets is 1.5; write a whole number of at least 1'],
  [{ cpuMillis: 3_000 }, 'prod/mongo: cpuMillis (3000) exceeds cpuLimitMillis (2000)'],
])('refuses %j', (props, fault) => {
  expect(() => new MongoStore(createPlatform(), 'mongo', { memory: Size.mebibytes(500), ...props }).platform.toJson()).toThrow(fault);
});

const growth = { recordsPerSecond: 1_000, bytesPerRecord: 500, retentionSeconds: 7_200, retentionVariable: 'TTL_SECONDS' };
const expiring = defineContract({
  name: 'subject',
  description: 'what is tested',
  port: 4009,
  stores: { mongo: 'required' },
  env: { TTL_SECONDS: { type: 'integer', min: 1, max: 1_000_000, description: 'age at which a record is dropped' } },
});

function createGrowing(given: MongoStoreProps, seconds = growth.retentionSeconds) {
  const platform = createPlatform();
  const mongo = new MongoStore(platform, 'mongo', given);
  new HttpService(platform, expiring, { scale: replicas(2), env: { TTL_SECONDS: seconds } }).uses(mongo);
  return platform;
}

const volumeOf = (platform: Platform) => {
  const { budgets, findings } = proveManifests(platform.toJson(), {
    traffic: platform.declaredTraffic(),
    budgets: platform.declaredBudgets(),
  });
  return { line: budgets.find(({ name }) => name === 'volume'), found: findings.map(({ id }) => id) };
};

test('its volume holds what comes in the time that records stay, and a budget says how', () => {
  const platform = createGrowing({ growth });

  expect(find(platform, 'StatefulSet', 'mongo')).toMatchObject({
    spec: { volumeClaimTemplates: [{ spec: { resources: { requests: { storage: '6144Mi' } } } }] },
  });
  expect(volumeOf(platform)).toEqual({
    line: {
      owner: 'mongo',
      name: 'volume',
      used: 5_388,
      limit: 6_144,
      unit: 'MiB',
      arithmetic: '1000 records a second x (7200 + 120) s x 500 bytes / 0.8 + 1024 MiB beside them = 5388',
      ok: true,
    },
    found: [],
  });
});

test.each([
  { when: 'the volume that is given is too small', given: { growth, storage: Size.gibibytes(5) } },
  { when: 'records stay longer than was said', given: { growth }, seconds: 86_400 },
])('a budget fails where $when', ({ given, seconds }) => {
  expect(volumeOf(createGrowing(given, seconds))).toMatchObject({ line: { ok: false }, found: ['store-volume-exceeded'] });
});

test('of a service that has a fault of its own nobody says that it lacks the variable too', () => {
  const platform = createPlatform();
  const mongo = new MongoStore(platform, 'mongo', { growth });

  new HttpService(platform, expiring, { scale: autoscale({ min: 5, max: 2, cpu: 50 }), env: { TTL_SECONDS: 60 } }).uses(mongo);

  expect(platform.findFaults()).toEqual([expect.stringContaining('minReplicas')]);
});

test.each([
  [{ retentionSeconds: 0.5 }, 'prod/mongo: growth.retentionSeconds is 0.5; write a whole number of at least 1'],
  [{ bytes: 500 }, 'prod/mongo: growth.bytes is no prop of a MongoStore'],
  [
    { retentionVariable: 'TTL' },
    'prod/mongo: growth.retentionVariable is TTL, which no service that uses it has in its contract; write the variable by which records expire',
  ],
])('refuses growth with %j', (change, fault) => {
  expect(() => createGrowing({ growth: { ...growth, ...change } }).toJson()).toThrow(fault);
});
