import { Size } from 'cdk8s';
import { defineJob } from 'fairlead/contract';
import { isProven, proveManifests } from 'fairlead/doctor';
import { alone, createPlatform, dev, find, mailer, memory, migration, orders, prod } from '../../testing/fixtures';
import { replicas } from '../deployment/scale';
import type { RenderedKind } from '../objects/rendered';
import { renderManifests } from '../platform/manifests';
import { HttpService } from '../service/http-service';
import { MongoStore } from '../stores/mongo/mongo-store';
import { RedisStore } from '../stores/redis/redis-store';
import { Worker } from '../worker/worker';
import type { TaskProps } from './job-props';
import { ScheduledJob } from './scheduled-job';
import { Task } from './task';

const untyped = (props: object) => props as never;

/** A task, and a service that starts when it is done. */
function createShop(environment = prod) {
  const platform = createPlatform(environment);
  const task = new Task(platform, migration).uses(new MongoStore(platform, 'mongo'));
  const service = new HttpService(platform, orders, { scale: replicas(2) }).uses(new RedisStore(platform, 'redis', { memory }));
  return { platform, task, service: service.runs(task) };
}

test('its Job has the name of the release, since a Job cannot be changed', () => {
  expect(find(createShop().platform, 'Job', 'migration-v1-2-rc')).toMatchObject({
    spec: { activeDeadlineSeconds: 900, backoffLimit: 3, podReplacementPolicy: 'Failed', template: { spec: { restartPolicy: 'Never' } } },
  });
});

/** The name of its Job where images keep their tag, with something else said of it, or of a platform. */
function nameInDevelopment(props: TaskProps<typeof migration> = {}, change: (task: Task<typeof migration>) => unknown = () => undefined) {
  const platform = createPlatform(dev);
  const task = new Task(platform, migration, props).uses(new MongoStore(platform, 'mongo'));
  const service = new HttpService(platform, alone, { scale: replicas(1) }).runs(task);
  change(task);
  const job = platform.objectsOf(task).find(({ kind }) => kind === 'Job');
  const [wait] = (find(platform, 'Deployment', service.name) as RenderedKind<'Deployment'>).spec.template.spec?.initContainers ?? [];
  return { name: job?.metadata.name, traffic: platform.declaredTraffic(), waitsFor: wait?.command?.[3] };
}

test('where images keep their tag, its name is another one for whatever a Job cannot be changed in, and the same otherwise', () => {
  const plain = nameInDevelopment();
  const changes = [
    nameInDevelopment({ memory: Size.mebibytes(512) }),
    nameInDevelopment({ env: { LOG_LEVEL: 'warn' } }),
    nameInDevelopment({}, (task) => task.patch('Job', (job) => void ((job.spec.template.spec ??= { containers: [] }).hostname = 'a'))),
  ];

  expect(plain.name).toMatch(/^migration-dev-[0-9a-f]{8}$/);
  expect(nameInDevelopment()).toEqual(plain);
  expect(nameInDevelopment({ backoffLimit: 9 })).toEqual(plain);
  expect(new Set([plain, ...changes].map(({ name }) => name)).size).toBe(4);
  for (const { name, traffic, waitsFor } of [plain, ...changes]) {
    expect(waitsFor).toBe(`job/${name}`);
    expect(traffic).toContainEqual(expect.objectContaining({ from: { kind: 'Job', namespace: 'shop-dev', name } }));
  }
});

test('tasks that would wait for each other are told', () => {
  const platform = createPlatform(dev);
  const [first, second, third] = ['first', 'second', 'third'].map((name) => new Task(platform, defineJob({ name, description: name })));
  first?.runs(second!);
  second?.runs(third!);
  third?.runs(first!);

  expect(platform.findFaults()).toEqual([
    'dev/third: runs(first) would wait for what waits for it, so that neither starts; leave one of the two out',
  ]);
});

test('the Job stays when it has ended, for pods that start later ask for it', () => {
  expect(find(createShop().platform, 'Job', 'migration-v1-2-rc')).not.toHaveProperty('spec.ttlSecondsAfterFinished');
});

test('pods of those who run it wait until it is done, with a token that one container has', () => {
  expect(find(createShop().platform, 'Deployment', 'orders')).toMatchObject({
    spec: {
      progressDeadlineSeconds: 1_500,
      template: {
        spec: {
          automountServiceAccountToken: false,
          initContainers: [
            { name: 'wait-for-redis' },
            {
              name: 'wait-for-migration',
              command: ['kubectl', 'wait', '--for=condition=Complete', 'job/migration-v1-2-rc', '--timeout=900s'],
              volumeMounts: [{ name: 'api-token', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', readOnly: true }],
            },
          ],
          volumes: [
            {
              name: 'api-token',
              projected: { sources: [{ serviceAccountToken: { path: 'token' } }, { configMap: {} }, { downwardAPI: {} }] },
            },
          ],
        },
      },
    },
  });
});

test('they may read Jobs and nothing else, and reach the API server alone', () => {
  const { platform } = createShop();

  expect(find(platform, 'Role', 'orders-reads-jobs')).toMatchObject({
    rules: [{ apiGroups: ['batch'], resources: ['jobs'], verbs: ['get', 'list', 'watch'] }],
  });
  expect(find(platform, 'NetworkPolicy', 'allow-orders-to-api-server')).toMatchObject({
    spec: { egress: [{ to: [{ ipBlock: { cidr: '192.0.2.4/32' } }], ports: [{ port: 6443 }] }] },
  });
});

test.each([
  ['production', prod],
  ['development', dev],
])('a platform with a task is proven in %s', (_, environment) => {
  const { platform } = createShop(environment);

  const report = proveManifests(platform.toJson(), {
    traffic: platform.declaredTraffic(),
    budgets: platform.declaredBudgets(),
    namespaces: [platform.namespace],
  });

  expect(report.findings).toEqual([]);
  expect(isProven(report)).toBe(true);
});

test('it is applied after stores and before services', () => {
  expect(renderManifests(createShop().platform, 'generated').map(({ name }) => name)).toEqual([
    '00-platform.yaml',
    '10-mongo.yaml',
    '10-redis.yaml',
    '15-migration.yaml',
    '20-orders.yaml',
  ]);
});

test('several workloads may wait for one task, and one for several', () => {
  const { platform, task, service } = createShop();
  const seed = new Task(platform, defineJob({ name: 'seed', description: 'first records' }), { image: 'migration' }).runs(task);
  service.runs(seed).runs(seed);

  expect(find(platform, 'Deployment', 'orders')).toMatchObject({
    spec: {
      template: { spec: { initContainers: [{ name: 'wait-for-redis' }, { name: 'wait-for-migration' }, { name: 'wait-for-seed' }] } },
    },
  });
  expect(find(platform, 'Job', 'seed-v1-2-rc')).toMatchObject({
    spec: { template: { spec: { initContainers: [{ name: 'wait-for-migration' }] } } },
  });
});

test('a job that waits for another has the time of both, and so has who waits for it', () => {
  const { platform, task, service } = createShop();
  const seed = new Task(platform, defineJob({ name: 'seed', description: 'first records', deadlineSeconds: 60 }), { image: 'migration' });
  const report = defineJob({ name: 'report', description: 'counts', deadlineSeconds: 30 });
  new ScheduledJob(platform, report, { schedule: '@daily', image: 'migration' }).runs(seed);
  service.runs(seed);
  seed.runs(task);

  expect(find(platform, 'Job', 'seed-v1-2-rc')).toHaveProperty('spec.activeDeadlineSeconds', 960);
  expect(find(platform, 'CronJob', 'report')).toHaveProperty('spec.jobTemplate.spec.activeDeadlineSeconds', 990);
  expect(find(platform, 'Deployment', 'orders')).toMatchObject({
    spec: {
      progressDeadlineSeconds: 1_560,
      template: { spec: { initContainers: [{}, { name: 'wait-for-migration' }, { command: expect.arrayContaining(['--timeout=960s']) }] } },
    },
  });
});

test('everything that is wrong with it is told in one run', () => {
  const platform = createPlatform({ ...prod, apiServer: undefined } as never);
  const other = createPlatform();
  const task = new Task(platform, migration, untyped({ ttlSecondsAfterFinished: 5, backoffLimit: 0.5, image: 5 }));
  const foreign = new Task(other, migration);

  new Worker(platform, mailer, { scale: replicas(1) })
    .runs(task)
    .runs(foreign)
    .runs(untyped({ name: 'nobody' }));
  task.runs(task);

  expect(platform.findFaults()).toEqual([
    'prod/mailer: its contract requires redis, but the platform gives it none, so it does not start; write uses(<the redis store>)',
    expect.stringMatching(/^prod\/mailer: runs\(migration\) asks the API server .* write apiServer: \{ cidrs: /),
    'prod/mailer: runs(migration) leads to prod/migration of another platform; run a task made in shop-prod',
    'prod/mailer: runs(nobody) is given no task; give what new Task() has made',
    'prod/migration: backoffLimit is 0.5; write a whole number of at least 0',
    'prod/migration: image is 5, which is no name; write that of a component',
    'prod/migration: its contract requires mongo, but the platform gives it none, so it does not start; write uses(<the mongo store>)',
    'prod/migration: runs(migration) would wait for itself; leave it out',
    expect.stringContaining('prod/migration: ttlSecondsAfterFinished is no prop of a Task; write '),
  ]);
});

test('a name that is too long for its pods is refused', () => {
  const platform = createPlatform();
  const name = 'a'.repeat(60);

  new Task(platform, defineJob({ name, description: 'long' }), { image: 'mailer' });

  expect(platform.findFaults()).toEqual([
    `prod/${name}: its Job is called ${name}-sha-4, which has 66 characters and may have 63; give it a shorter name, or its image a shorter tag`,
  ]);
});

test('an API server at no address is refused', () => {
  const at = (apiServer: object) => createPlatform({ ...prod, apiServer: untyped(apiServer) }).findFaults();

  expect(at({ cidrs: ['10.0.0.4'] })).toEqual(['shop-prod: apiServer.cidrs has "10.0.0.4"; write a range such as "10.0.0.4/32"']);
  expect(at({ cidr: ['10.0.0.4/32'] })).toEqual([
    'shop-prod: apiServer.cidr is no prop of its environment; write apiServer.cidrs',
    'shop-prod: apiServer.cidrs names no address; write its ranges such as ["10.0.0.4/32"]',
  ]);
  expect(at({ cidrs: ['10.0.0.4/32'], port: 0 })).toEqual(['shop-prod: apiServer.port is 0; write one from 1 to 65535']);
});
