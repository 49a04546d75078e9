import { dataService } from '@fairlead/contracts/data-service';
import { createLog } from '@fairlead/service-kit';
import { describeWithRedis, eventually, realRedis } from '@fairlead/service-kit/testing';
import { openSharedCache } from './open-shared-cache';

const log = createLog({ name: 'test' }, { LOG_LEVEL: 'error', SERVICE_VERSION: 'test' });
const ids = ['507f1f77bcf86cd799439011'];

describeWithRedis("what the service's user may do in Redis", () => {
  const prefix = realRedis.newPrefix();
  afterAll(() => realRedis.removeKeys([prefix]));

  test('is what the shared cache needs, and no more than it sends', async () => {
    const { username, password } = await realRedis.createUser(dataService, prefix);
    const connection = { REDIS_URL: realRedis.url, REDIS_KEY_PREFIX: prefix, REDIS_USERNAME: username, REDIS_PASSWORD: password };
    const cache = openSharedCache(connection, { log });
    await cache.dependencies['redis']?.check(AbortSignal.timeout(2_000));

    const sent = await realRedis.watchCommands(prefix, async () => {
      cache.keep(ids);
      await eventually(async () => (await cache.find())?.[0] === ids[0]);
      expect(await cache.findUsedMemory()).toBeGreaterThan(0);
    });

    expect(sent).toEqual(
      Object.values(dataService.privileges.redis ?? {})
        .flat()
        .sort(),
    );
    cache.close();
  });
});
