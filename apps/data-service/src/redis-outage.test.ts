import { describeWithRedis, eventually, realRedis, type RunningService, Wire } from '@fairlead/service-kit/testing';
import type { CacheStatus, DataAnswer } from '@fairlead/contracts/data-service/http';
import { startService } from '../testing/start-service';

describeWithRedis('data-service while Redis is away', () => {
  const wire = new Wire(realRedis.url);
  let service: RunningService;

  beforeAll(async () => {
    service = await startService({ REDIS_URL: await wire.open() });
  });
  afterAll(async () => {
    await service.stop();
    wire.cut();
  });

  const get = async <Body>(path: string) => {
    const answer = await fetch(service.url + path);
    return { status: answer.status, body: (await answer.json()) as Body };
  };

  test.each([
    { how: 'stopped', takeAway: () => wire.cut(), bringBack: () => wire.open() },
    { how: 'hanging', takeAway: () => wire.clog(), bringBack: async () => wire.unclog() },
  ])('no request fails, and the service stays ready, when Redis is $how', async ({ takeAway, bringBack }) => {
    expect((await get<CacheStatus>('/api/cache/status')).body).toMatchObject({
      cache_enabled: true,
      connected: true,
      redis_connected: true,
      used_memory: expect.any(Number) as number,
    });
    expect((await get('/readyz')).body).toMatchObject({ redis_connected: true });
    takeAway();

    const until = performance.now() + 2_500;
    const client = async () => {
      const statuses: number[] = [];
      while (performance.now() < until) statuses.push((await get<DataAnswer>('/api/data')).status);
      return statuses;
    };
    const statuses = (await Promise.all(Array.from({ length: 5 }, client))).flat();

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await get('/readyz')).body).toMatchObject({ status: 'ready', checks: { redis: 'down' }, cache_enabled: true });
    expect((await get<CacheStatus>('/api/cache/status')).body).toMatchObject({
      cache_enabled: true,
      connected: false,
      redis_connected: false,
      used_memory: null,
    });

    await bringBack();
    await eventually(async () => (await get<CacheStatus>('/api/cache/status')).body.connected);
  });
});
