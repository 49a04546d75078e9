import { createMetrics } from '@fairlead/service-kit';
import { Redis } from 'ioredis';
import { v7 } from 'uuid';
import { describeWithRedis, realRedis } from '@fairlead/service-kit/testing';
import { RedisUserStore } from './redis-user-store';
import { describeUserStore } from '../../testing/user-store.suite';

describeWithRedis('RedisUserStore', () => {
  const prefixes: string[] = [];
  const open = (keyPrefix = '') => {
    const prefix = realRedis.newPrefix();
    prefixes.push(keyPrefix + prefix);
    const metrics = createMetrics({ SERVICE_VERSION: 'test' });
    return new RedisUserStore(new Redis(realRedis.url, { keyPrefix }), { now: () => new Date(), newId: () => v7(), metrics, prefix });
  };
  afterAll(() => realRedis.removeKeys(prefixes));

  describeUserStore(() => open());
  describe('on a connection that puts a prefix before every key', () => describeUserStore(() => open('test:shop:prod:')));

  test('measures each operation', async () => {
    const metrics = createMetrics({ SERVICE_VERSION: 'test' });
    const store = new RedisUserStore(new Redis(realRedis.url), {
      now: () => new Date(),
      newId: () => v7(),
      metrics,
      prefix: realRedis.newPrefix(),
    });

    await store.find(v7());

    expect(await metrics.registry.metrics()).toContain('redis_operation_duration_seconds_count{operation="find"} 1');
    await store.close();
  });

  test('keeps an answer for a day, in what Redis may evict, and no user in that', async () => {
    const store = open();
    const { user } = await store.create({ name: 'Ada', email: 'ada@example.org' }, { idempotencyKey: 'once' });
    const redis = new Redis(realRedis.url);
    const prefix = prefixes.at(-1);

    const seconds = await Promise.all(['creation:once', `user:${user.id}`, 'emails', 'order'].map((key) => redis.ttl(`${prefix}${key}`)));

    expect(seconds).toEqual([expect.any(Number), -1, -1, -1]);
    expect(seconds[0]).toBeGreaterThan(86_390);
    expect(seconds[0]).toBeLessThanOrEqual(86_400);
    redis.disconnect();
    await store.close();
  });

  test('works again after Redis has forgotten the scripts', async () => {
    const store = open();
    const { user } = await store.create({ name: 'Ada', email: 'ada@example.org' });
    const redis = new Redis(realRedis.url);
    await redis.script('FLUSH');
    redis.disconnect();

    await store.update(user.id, { name: 'Countess' });

    expect(await store.find(user.id)).toMatchObject({ user: { name: 'Countess' }, version: 2 });
    await store.close();
  });
});
