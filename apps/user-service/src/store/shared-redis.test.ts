import { createLog, createMetrics } from '@fairlead/service-kit';
import { describeWithRedis, realRedis } from '@fairlead/service-kit/testing';
import { Redis } from 'ioredis';
import { openUserStore } from './open-user-store';

const version = { SERVICE_VERSION: 'test' };
const log = createLog({ name: 'test' }, { LOG_LEVEL: 'error', ...version });

/** The store of a service whose platform has a prefix of its own. */
const open = (keyPrefix: string) =>
  openUserStore(
    { REDIS_URL: realRedis.url, REDIS_KEY_PREFIX: keyPrefix, REDIS_USERNAME: undefined, REDIS_PASSWORD: undefined },
    { log, metrics: createMetrics(version) },
  );

describeWithRedis('users of several platforms on one Redis', () => {
  const prefixes: string[] = [];
  const newPrefix = () => {
    const prefix = realRedis.newPrefix();
    prefixes.push(prefix);
    return prefix;
  };
  const openReady = async (prefix: string) => {
    const store = open(prefix);
    await store.dependencies['redis']?.check(AbortSignal.timeout(1_000));
    return store;
  };
  afterAll(() => realRedis.removeKeys(prefixes));

  test('none sees, changes or hinders those of another', async () => {
    const stores = await Promise.all([newPrefix(), newPrefix()].map(openReady));
    const created = await Promise.all(stores.map((store) => store.create({ name: 'Ada', email: 'ada@example.org' })));
    const [one, other] = stores;

    await one?.update(created[0]?.user.id ?? '', { name: 'Countess' });
    await expect(one?.delete(created[1]?.user.id ?? '')).rejects.toThrow();

    expect(await one?.list({ limit: 10 })).toMatchObject({ total: 1, data: [{ name: 'Countess' }] });
    expect(await other?.list({ limit: 10 })).toMatchObject({ total: 1, data: [{ name: 'Ada' }] });
    await Promise.all(stores.map((store) => store.close()));
  });

  test('every key begins with the prefix', async () => {
    const redis = new Redis(realRedis.url);
    const prefix = newPrefix();
    const store = await openReady(prefix);

    const { user } = await store.create({ name: 'Ada', email: 'ada@example.org' });

    expect((await redis.keys(`*${user.id}`)).map((key) => key.startsWith(prefix))).toEqual([true]);
    expect((await redis.keys(`${prefix}*`)).sort()).toEqual(
      ['emails', 'order', `user:${user.id}`].map((key) => `${prefix}user-service:${key}`),
    );
    await store.close();
    redis.disconnect();
  });
});
