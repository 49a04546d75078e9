import { App, Size } from 'cdk8s';
import { ExternalStore, HttpService, Platform, prometheusAnnotations, RedisStore, replicas } from 'fairlead';
import { defineContract } from 'fairlead/contract';
import { parse } from 'yaml';
import { createShop } from '../platform';
import { prod } from '../prod/environment';
import { renderCompose } from './compose-file';
import { compose } from './environment';

interface Service {
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly networks: readonly string[];
  readonly [key: string]: unknown;
}

interface Project {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  readonly volumes: object;
}

const render = (platform: Platform) => renderCompose(platform, { header: 'generated', memoryMiB: { mongo: 500 } });
const read = (platform: Platform) => parse(render(platform).get('compose.yaml') ?? '') as Project;

const shop = read(createShop(new App(), compose));

const orders = defineContract({ name: 'orders', description: 'orders in Redis', port: 4001, stores: { redis: 'required' } });

test('two containers share a network where one calls the other, and nowhere else', () => {
  const names = ['api-gateway', 'data-service', 'mongo', 'redis', 'user-service'];
  const pairs = names.flatMap((a) => names.filter((b) => a < b).map((b) => [a, b] as const));
  const connected = pairs.filter(([a, b]) => shop.services[a]?.networks.some((network) => shop.services[b]?.networks.includes(network)));

  expect(connected.map(([a, b]) => `${a} ${b}`).sort()).toEqual([
    'api-gateway data-service',
    'api-gateway user-service',
    'data-service mongo',
    'data-service redis',
    'redis user-service',
  ]);
});

test('the gateway alone reaches this machine, and clients of this machine alone reach it', () => {
  const open = Object.entries(shop.networks).filter(([, { internal }]) => internal !== true);

  expect(open.map(([name]) => name)).toEqual(['outside']);
  expect(Object.entries(shop.services).flatMap(([name, { networks }]) => (networks.includes('outside') ? [name] : []))).toEqual([
    'api-gateway',
  ]);
  expect(shop.services['api-gateway']).toMatchObject({ ports: ['127.0.0.1:3000:3000'] });
});

test('every container has what its pod has: limits, a user that is not root, a root file system that nobody writes, no privilege', () => {
  for (const service of Object.values(shop.services))
    expect(service).toMatchObject({
      user: expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/),
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      mem_limit: expect.stringMatching(/^\d+m$/),
      cpus: expect.any(Number),
      stop_grace_period: expect.stringMatching(/^\d+s$/),
      healthcheck: { test: expect.arrayContaining(['CMD']) },
    });
  expect(shop.services['data-service']).toMatchObject({ mem_limit: '512m', memswap_limit: '512m', cpus: 2, stop_grace_period: '40s' });
});

test('the database is as small as the one that is measured, and has its cache and its tickets', () => {
  expect(shop.services['mongo']).toMatchObject({ mem_limit: '500m' });
  expect(shop.services['mongo']?.['command']).toEqual(expect.arrayContaining(['--wiredTigerCacheSizeGB', '0.25']));
  expect(shop.services['mongo']?.['command']).toEqual(expect.arrayContaining(['storageEngineConcurrentReadTransactions=100']));
});

test('a service waits for the store that its pod waits for; others only begin before it', () => {
  expect(shop.services['data-service']?.depends_on).toEqual({
    mongo: { condition: 'service_healthy' },
    redis: { condition: 'service_started' },
  });
  expect(shop.services['user-service']?.depends_on).toEqual({ redis: { condition: 'service_healthy' } });
  expect(shop.services['redis']?.depends_on).toBeUndefined();
});

test('records outlive their containers', () => {
  expect(shop.volumes).toEqual({ 'mongo-data': {}, 'redis-data': {} });
  expect(render(createShop(new App(), compose)).get('overlays/compose/files/redis/config/redis.conf')).toContain('appendonly yes');
});

test('a dollar is one to Docker Compose too', () => {
  const platform = createShop(new App(), compose);
  const users = platform.components.find(({ name }) => name === 'user-service');
  users?.patch('ConfigMap', ({ data }) => void Object.assign(data ?? {}, { REDIS_KEY_PREFIX: '$HOME$$' }));

  expect(read(platform).services['user-service']?.environment).toMatchObject({ REDIS_KEY_PREFIX: '$$HOME$$$$' });
});

test('who reads metrics is let in by no published port', () => {
  const platform = createShop(new App(), compose).scrapedBy(prometheusAnnotations());

  expect(Object.entries(read(platform).services).flatMap(([name, { ports }]) => (ports ? [name] : []))).toEqual(['api-gateway']);
});

test('a store that somebody else runs is no container, and who uses it reaches outside', () => {
  const platform = new Platform(new App(), 'shop', compose);
  const service = new HttpService(platform, orders, { scale: replicas(1) });
  service.uses(new ExternalStore(platform, 'managed', { kind: 'redis', host: 'redis.example.com', cidrs: ['192.0.2.0/24'] }));

  expect(read(platform)).toMatchObject({ services: { orders: { networks: ['outside'] } }, networks: { outside: {} } });
  expect(Object.keys(read(platform).services)).toEqual(['orders']);
});

test('a credential that only a cluster has is told', () => {
  const platform = new Platform(new App(), 'shop', prod);
  new RedisStore(platform, 'redis', { memory: Size.mebibytes(256) });

  expect(() => render(platform)).toThrow(
    'Secret redis-credentials is not in the manifests, so that Docker Compose cannot have what it holds',
  );
});
