import { userService } from '@fairlead/contracts/user-service';
import { createLog, createMetrics } from '@fairlead/service-kit';
import { describeWithRedis, realRedis } from '@fairlead/service-kit/testing';
import { Redis } from 'ioredis';
import { describeUserStore } from '../../testing/user-store.suite';
import { openUserStore } from './open-user-store';
import type { UserStore } from './user-store';

const version = { SERVICE_VERSION: 'test' };
const log = createLog({ name: 'test' }, { LOG_LEVEL: 'error', ...version });

/** The store of the service, whose user may do what the contract says. */
async function open(keyPrefix: string): Promise<UserStore> {
  const { username, password } = await realRedis.createUser(userService, keyPrefix);
  const store = openUserStore(
    { REDIS_URL: realRedis.url, REDIS_KEY_PREFIX: keyPrefix, REDIS_USERNAME: username, REDIS_PASSWORD: password },
    { log, metrics: createMetrics(version) },
  );
  await store.dependencies['redis']?.check(AbortSignal.timeout(2_000));
  return store;
}

async function forgetScripts(): Promise<void> {
  const redis = new Redis(realRedis.url);
  await redis.script('FLUSH');
  redis.disconnect();
}

describeWithRedis("what the service's user may do in Redis", () => {
  const prefixes: string[] = [];
  const newPrefix = () => {
    const prefix = realRedis.newPrefix();
    prefixes.push(prefix);
    return prefix;
  };
  afterAll(() => realRedis.removeKeys(prefixes));

  describe('is all that the store of users needs', () => describeUserStore(() => open(newPrefix())));

  test('is no more than the service sends', async () => {
    const prefix = newPrefix();
    const store = await open(prefix);

    const sent = await realRedis.watchCommands(prefix, async () => {
      await forgetScripts();
      const { user } = await store.create({ name: 'Ada', email: 'ada@example.org' });
      // The first call of a script sends its text, each later one its digest.
      await store.create({ name: 'Grace', email: 'grace@example.org' });
      await store.create({ name: 'Alan', email: 'alan@example.org' }, { idempotencyKey: 'once' });
      await store.update(user.id, { name: 'Countess', email: 'countess@example.org' });
      await store.list({ limit: 1 });
      await store.find(user.id);
      await store.count();
      await store.delete(user.id);
    });

    expect(sent).toEqual(
      Object.values(userService.privileges.redis ?? {})
        .flat()
        .sort(),
    );
    await store.close();
  });

  test('does not reach the keys of another service of the platform', async () => {
    const prefix = newPrefix();
    const redis = new Redis(realRedis.url, await realRedis.createUser(userService, prefix));

    await expect(redis.hmget(`${prefix}user-service:user:1`, 'name')).resolves.toEqual([null]);
    await expect(redis.hmget(`${prefix}data-service:reads`, 'name')).rejects.toThrow('NOPERM');
    await expect(redis.flushall()).rejects.toThrow('NOPERM');
    redis.disconnect();
  });
});
