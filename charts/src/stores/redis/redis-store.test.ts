import { App, Size } from 'cdk8s';
import { defineContract } from 'fairlead/contract';
import { createPlatform, createShop, dev, find, memory, orders, prod, scale } from '../../../testing/fixtures';
import { Platform } from '../../platform/platform';
import { HttpService } from '../../service/http-service';
import { replicas } from '../../deployment/scale';
import { RedisStore } from './redis-store';

const subject = defineContract({
  name: 'subject',
  description: 'what is tested',
  port: 4009,
  stores: { redis: 'required' },
  privileges: { redis: { 'subject:*': ['get', 'set'] } },
});
const statefulSet = (environment = prod) => find(createShop(environment).platform, 'StatefulSet', 'redis');

test('each service is a user with its own password, who may do what its contract says', () => {
  const platform = createPlatform();
  const redis = new RedisStore(platform, 'redis', { memory });
  for (const contract of [subject, orders]) new HttpService(platform, contract, { scale }).uses(redis);

  expect(find(platform, 'ConfigMap', 'redis')).toHaveProperty(
    'data.users',
    [
      'store_admin ~* &* +@all',
      'orders ~shop:prod:* &shop:prod:* +@all -@dangerous +ping +info',
      'subject +ping +info (~shop:prod:subject:* +get +set)',
      '',
    ].join('\n'),
  );
  expect(find(platform, 'StatefulSet', 'redis')).toHaveProperty('spec.template.spec.volumes', [
    { name: 'config', configMap: { name: 'redis' } },
    {
      name: 'passwords',
      projected: {
        defaultMode: 0o440,
        sources: [
          { secret: { name: 'redis-credentials', items: [{ key: 'password', path: 'store_admin' }] } },
          { secret: { name: 'redis-credentials-orders', items: [{ key: 'password', path: 'orders' }] } },
          { secret: { name: 'redis-credentials-subject', items: [{ key: 'password', path: 'subject' }] } },
        ],
      },
    },
  ]);
});

test('a service finds its name in plain sight', () => {
  expect(find(createShop().platform, 'ConfigMap', 'orders')).toHaveProperty('data.REDIS_USERNAME', 'orders');
});

test('refuses a service with the name of the user of everybody', () => {
  const platform = createPlatform(dev);
  const redis = new RedisStore(platform, 'redis', { memory });
  new HttpService(platform, { ...subject, name: 'default' }, { scale: replicas(1) }).uses(redis);

  expect(() => platform.toJson()).toThrow('dev/redis: a service called default would be the user of everybody; give it another name');
});

test('in production the records outlive the pod', () => {
  expect(statefulSet()).toMatchObject({
    spec: { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { resources: { requests: { storage: '8192Mi' } } } }] },
  });
});

test('an environment says the class and the size of claims', () => {
  const storage = { kind: 'persistent', storageClassName: 'fast', size: Size.gibibytes(16) } as const;

  expect(statefulSet({ ...prod, storage })).toMatchObject({
    spec: { volumeClaimTemplates: [{ spec: { storageClassName: 'fast', resources: { requests: { storage: '16384Mi' } } } }] },
  });
});

test('in development the records go with the pod', () => {
  expect(statefulSet(dev)).not.toHaveProperty('spec.volumeClaimTemplates');
  expect(statefulSet(dev)).toMatchObject({
    spec: {
      template: { spec: { volumes: [{ name: 'config' }, { name: 'passwords' }, { name: 'data', emptyDir: { sizeLimit: '8192Mi' } }] } },
    },
  });
});

test('a server that loads its log is alive, and not ready: the kubelet asks as a user who may do nothing else', () => {
  const ping = ['-p', '6379', '--user', 'store_probe', '--pass', '', '--no-auth-warning', 'ping'];

  expect(statefulSet()).toMatchObject({
    spec: {
      template: {
        spec: {
          containers: [
            {
              livenessProbe: { exec: { command: ['redis-cli', ...ping] } },
              readinessProbe: { exec: { command: ['redis-cli', '-e', ...ping] } },
            },
          ],
        },
      },
    },
  });
});

test('every derived number can be said', () => {
  const platform = new Platform(new App(), 'shop', prod);
  const given = { recordShare: 0.5, sockets: 200, storage: Size.gibibytes(2), terminationGracePeriodSeconds: 10 };
  new RedisStore(platform, 'redis', { memory, ...given });

  expect(find(platform, 'ConfigMap', 'redis')).toMatchObject({
    data: { 'redis.conf': expect.stringMatching(/maxmemory 128mb\n(.*\n)*maxclients 200\n/) },
  });
  expect(find(platform, 'StatefulSet', 'redis')).toMatchObject({
    spec: {
      template: { spec: { terminationGracePeriodSeconds: 10 } },
      volumeClaimTemplates: [{ spec: { resources: { requests: { storage: '2048Mi' } } } }],
    },
  });
});

test('refuses to give all of its memory to records', () => {
  const create = () => new RedisStore(new Platform(new App(), 'shop', prod), 'redis', { memory, recordShare: 1 });

  expect(() => create().platform.toJson()).toThrow('prod/redis: recordShare is 1; write a number above 0 and below 1, such as 0.6');
});

test('refuses a volume that the log does not fit', () => {
  const create = (environment: typeof prod) => new RedisStore(createPlatform(environment), 'redis', { memory: Size.gibibytes(16) });

  expect(() => create(dev).platform.toJson()).not.toThrow();
  expect(() => create(prod).platform.toJson()).toThrow(
    'prod/redis: storage is 8192 MiB, but the log of 9830 MiB of records takes 3 × as much while it is rewritten; write storage: Size.mebibytes(29490) or more',
  );
});

test('a drain may move it', () => {
  expect(find(createShop().platform, 'PodDisruptionBudget', 'redis')).toMatchObject({ spec: { maxUnavailable: 1 } });
});

test('refuses a name that no Service can have', () => {
  const platform = new Platform(new App(), 'shop', prod);

  expect(() => new RedisStore(platform, 'Redis_1', { memory }).platform.toJson()).toThrow(
    'prod/Redis_1: no Service can have this name; write lower-case letters, digits and hyphens, a letter first',
  );
});
