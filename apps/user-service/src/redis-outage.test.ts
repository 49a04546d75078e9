import { v7 } from 'uuid';
import { startService } from '../testing/start-service';
import { describeWithRedis, eventually, realRedis, type RunningService, Wire } from '@fairlead/service-kit/testing';
import { connectRedis } from '@fairlead/service-kit/redis';
import { RedisUserStore } from './store/redis-user-store';

describeWithRedis('user-service while Redis is away', () => {
  const prefix = realRedis.newPrefix();
  const wire = new Wire(realRedis.url);
  let service: RunningService;

  beforeAll(async () => {
    const url = await wire.open();
    service = await startService(({ log, metrics }) => {
      const redis = connectRedis({ url, password: undefined, log });
      return new RedisUserStore(redis, { now: () => new Date(), newId: () => v7(), metrics, prefix });
    });
    await untilStatus('/health/ready', 200);
  });
  afterAll(async () => {
    await service.stop();
    wire.cut();
    await realRedis.removeKeys([prefix]);
  });

  test.each([
    { how: 'stopped', takeAway: () => wire.cut(), bringBack: () => wire.open() },
    { how: 'hanging', takeAway: () => wire.clog(), bringBack: async () => wire.unclog() },
  ])('answers 503 at once and not ready when Redis is $how, and recovers without a restart', async ({ takeAway, bringBack }) => {
    takeAway();

    const calls = await Promise.all(
      ['/users', `/users/${v7()}`].map((path) => fetch(service.url + path, { signal: AbortSignal.timeout(1_000) })),
    );
    expect(calls.map(({ status }) => status)).toEqual([503, 503]);
    expect(calls[0]?.headers.get('Retry-After')).toBe('1');
    await untilStatus('/health/ready', 503);
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${service.url}/metrics`)).status).toBe(200);

    await bringBack();
    await untilStatus('/health/ready', 200);
    expect((await fetch(`${service.url}/users`)).status).toBe(200);
  });

  async function untilStatus(path: string, status: number): Promise<void> {
    await eventually(async () => (await fetch(service.url + path)).status === status);
  }
});
