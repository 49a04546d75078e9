import { once } from 'node:events';
import { createLog } from '@fairlead/service-kit';
import { describeWithRedis, realRedis, Wire } from '@fairlead/service-kit/testing';
import { Redis } from 'ioredis';
import { RedisSharedCache } from './redis-shared-cache';

const FIVE = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(24));
const log = createLog({ name: 'test' }, { LOG_LEVEL: 'error', SERVICE_VERSION: 'test' });

describeWithRedis('RedisSharedCache', () => {
  const prefix = realRedis.newPrefix();
  const wire = new Wire(realRedis.url);
  let redis: Redis;
  let time = 0;
  let cache: RedisSharedCache;

  beforeAll(async () => {
    redis = new Redis(await wire.open(), { commandTimeout: 200 });
    await once(redis, 'ready');
    cache = new RedisSharedCache(redis, { log, prefix, now: () => time });
  });
  afterAll(async () => {
    cache.close();
    wire.cut();
    await realRedis.removeKeys([prefix]);
  });

  test('finds what was kept, for 30 s at most', async () => {
    expect(await cache.find()).toBeUndefined();

    cache.keep(FIVE);

    expect(await cache.find()).toEqual(FIVE);
    expect(await redis.ttl(`${prefix}reads`)).toBeLessThanOrEqual(30);
  });

  test.each(['', 'nonsense', '["an","older","form"]'])('does not know what to make of %j', async (text) => {
    await redis.set(`${prefix}reads`, text);

    expect(await cache.find()).toBeUndefined();
  });

  test('says how much memory Redis uses, and nothing while that does not answer', async () => {
    expect(await cache.findUsedMemory()).toBeGreaterThan(100_000);
    wire.clog();

    expect(await cache.findUsedMemory()).toBeUndefined();
    wire.unclog();
  });

  test('a hanging Redis costs its time limit once, then nothing for 5 s', async () => {
    cache.keep(FIVE);
    expect(await cache.find()).toEqual(FIVE);
    wire.clog();

    expect(await cache.find()).toBeUndefined();
    wire.unclog();
    expect(await cache.find()).toBeUndefined();
    expect(cache.isConnected).toBe(false);
    time = 5_000;

    expect(await cache.find()).toEqual(FIVE);
    expect(cache.isConnected).toBe(true);
  });
});
