import { defineContract } from 'fairlead/contract';
import { isProven, proveManifests } from 'fairlead/doctor';
import { createPlatform, find, memory, prod, scale } from '../../../testing/fixtures';
import { HttpService } from '../../service/http-service';
import { ExternalStore } from '../../stores/external-store';
import { MongoStore } from '../../stores/mongo/mongo-store';
import { RedisStore } from '../../stores/redis/redis-store';

const social = defineContract({
  name: 'orders',
  description: 'posts',
  port: 4001,
  stores: { redis: 'required', cache: { kind: 'redis', need: 'optional' } },
  privileges: { redis: { 'post:*': ['get', 'set'] }, cache: { 'page:*': ['get'] } },
});

function createParts() {
  const platform = createPlatform();
  return {
    platform,
    main: new RedisStore(platform, 'redis', { memory }),
    pages: new RedisStore(platform, 'pages', { memory }),
    service: new HttpService(platform, social, { scale }),
  };
}

function createSocial() {
  const parts = createParts();
  parts.service.uses(parts.main).uses(parts.pages, { as: 'cache', optional: true });
  return parts;
}

test('each store of one kind has variables of its own, its own user there, and its own way', () => {
  const { platform } = createSocial();

  expect(find(platform, 'ConfigMap', 'orders')).toMatchObject({
    data: { REDIS_URL: 'redis://redis:6379', CACHE_REDIS_URL: 'redis://pages:6379', CACHE_REDIS_USERNAME: 'orders' },
  });
  expect(find(platform, 'Deployment', 'orders')).toMatchObject({
    spec: {
      template: {
        spec: {
          initContainers: [{ name: 'wait-for-redis' }],
          containers: [
            {
              env: [
                { name: 'CACHE_REDIS_PASSWORD', valueFrom: { secretKeyRef: { name: 'pages-credentials-orders', key: 'password' } } },
                { name: 'REDIS_PASSWORD', valueFrom: { secretKeyRef: { name: 'redis-credentials-orders', key: 'password' } } },
              ],
            },
          ],
        },
      },
    },
  });
  expect(isProven(proveManifests(platform.toJson(), { traffic: platform.declaredTraffic(), budgets: platform.declaredBudgets() }))).toBe(
    true,
  );
});

test('may do in each what the contract says of that one', () => {
  const { platform } = createSocial();

  expect(find(platform, 'ConfigMap', 'redis')).toHaveProperty('data.users', expect.stringContaining('post:* +get +set'));
  expect(find(platform, 'ConfigMap', 'pages')).toHaveProperty('data.users', expect.stringContaining('page:* +get)'));
});

test('a pool has the prefix of its store, in the ConfigMap and in the budget', () => {
  const archive = defineContract({
    name: 'records',
    description: 'old and new records',
    port: 4002,
    stores: { mongo: 'required', archive: { kind: 'mongo', need: 'required' } },
    writeShares: { archive: 0.5 },
  });
  const platform = createPlatform();
  const service = new HttpService(platform, archive, { scale });

  service.uses(new MongoStore(platform, 'mongo')).uses(new MongoStore(platform, 'old'), { as: 'archive', pool: 4 });

  expect(find(platform, 'ConfigMap', 'records')).toMatchObject({ data: { ARCHIVE_MONGO_POOL_SIZE: '4' } });
  const report = proveManifests(platform.toJson(), { traffic: platform.declaredTraffic(), budgets: platform.declaredBudgets() });
  expect(report.budgets.find(({ owner, name }) => owner === 'old' && name === 'write operations')).toMatchObject({ used: 42 });
  expect(isProven(report)).toBe(true);
});

test('of several that the contract names, the one of the store’s own name is meant', () => {
  const { platform, main, service } = createParts();
  const cache = new RedisStore(platform, 'cache', { memory });

  service.uses(main).uses(cache, { optional: true });

  expect(find(platform, 'ConfigMap', 'orders')).toHaveProperty('data.CACHE_REDIS_URL', 'redis://cache:6379');
});

test('a foreign service is told with the prefix that the platform says', () => {
  const foreign = { name: 'site', description: 'pages', port: 8080, foreign: true, probes: { readiness: '/ok' } } as const;
  const site = defineContract({ ...foreign, stores: { redis: 'required' } });
  const platform = createPlatform();
  const redis = new ExternalStore(platform, 'redis', { kind: 'redis', host: 'redis.example.net', cidrs: ['10.20.0.0/24'] });

  new HttpService(platform, site, { scale }).uses(redis, { prefix: 'CELERY_' });

  expect(find(platform, 'ConfigMap', 'site')).toHaveProperty('data', {
    CELERY_REDIS_URL: 'rediss://redis.example.net:6379',
    CELERY_REDIS_KEY_PREFIX: 'shop:prod:',
  });
});

describe('tells', () => {
  test('a required one that nobody gives', () => {
    expect(createParts().platform.findFaults()).toEqual([
      'prod/orders: its contract requires redis, but the platform gives it none, so it does not start; write uses(<the redis store>)',
    ]);
  });

  test('which is meant, where it may be several', () => {
    const { platform, pages, main, service } = createParts();

    service.uses(main).uses(pages, { optional: true });

    expect(platform.findFaults()).toEqual([
      'prod/orders: uses(pages) may be redis or cache, which are all redis stores of its contract; write which: { as: "redis" }',
    ]);
  });

  test.each([
    [
      { as: 'cahce', optional: true },
      'uses(pages) is used as "cahce", which is no redis store of its contract; add stores: { cahce: { kind: "redis", need: "required" } } to it, or write as: "cache"',
    ],
    [
      { as: 'cache' },
      'uses(pages) makes cache required, but its contract says optional; write uses(pages, { as: "cache", optional: true })',
    ],
    [
      { as: 'cache', optional: true, prefix: 'PAGES_' },
      'uses(pages) has the prefix "PAGES_", but its contract reads "CACHE_"; write that, or change the contract: stores: { cache: { kind: "redis", need: "optional", prefix: "PAGES_" } }',
    ],
    [
      { as: 'cache', optional: true, prefix: 'pages-' },
      'uses(pages) has the prefix "pages-"; write what the names of its variables begin with, in capitals, such as CACHE_',
    ],
    [{ az: 'cache', as: 'cache', optional: true }, 'az is no prop of uses(pages); write as'],
  ])('%j', (options, fault) => {
    const { platform, pages, main, service } = createParts();

    service.uses(main).uses(pages, options);

    expect(platform.findFaults()).toEqual([`prod/orders: ${fault}`]);
  });

  test('one store under two names', () => {
    const { platform, main, service } = createParts();

    service.uses(main).uses(main, { as: 'cache', optional: true });

    expect(platform.findFaults()).toEqual([
      'prod/orders: uses(redis) is used as redis already; give cache a store of its own, or leave it out of the contract',
    ]);
  });

  test('a kind that no store of the contract is of', () => {
    const platform = createPlatform(prod);
    const mongo = new MongoStore(platform, 'mongo');
    const { service } = { service: new HttpService(platform, social, { scale }) };

    // @ts-expect-error its stores are all Redis
    service.uses(mongo);

    expect(platform.findFaults()).toContain(
      "prod/orders: uses(mongo) is not in its contract, so it would read no address for it; add mongo to the contract's stores",
    );
  });
});
