import type { DataAnswer } from '@fairlead/contracts/data-service/http';
import { eventually, type RunningService, Wire } from '@fairlead/service-kit/testing';
import { startService } from '../testing/start-service';
import { describeWithMongo, realMongo } from '../testing/real-mongo';

// Its limits are real seconds, which a busy machine may miss once. What is broken fails each time.
jest.retryTimes(2, { logErrorsBeforeRetry: true });

describeWithMongo('data-service while MongoDB is away', () => {
  const database = realMongo.newUrl();
  const wire = new Wire(database);
  let service: RunningService;

  beforeAll(async () => {
    service = await startService({ MONGO_URL: await wire.open(), MAX_QUEUED_WRITES: '20' });
  });
  afterAll(async () => {
    await service.stop();
    wire.cut();
    await realMongo.drop(database);
  });

  const ask = (path = '/api/data') => fetch(service.url + path, { signal: AbortSignal.timeout(5_000) });

  test.each([
    { how: 'stopped', takeAway: () => wire.cut(), bringBack: () => wire.open() },
    { how: 'hanging', takeAway: () => wire.clog(), bringBack: async () => wire.unclog() },
  ])('answers 503 within a second and not ready when MongoDB is $how, and recovers without a restart', async ({ takeAway, bringBack }) => {
    takeAway();

    const calls = await Promise.all(['/api/data', '/api/data', '/api/stats'].map(timed));
    expect(calls.map(({ status, retryAfter }) => `${status} ${retryAfter}`)).toEqual(['503 1', '503 1', '503 1']);
    // A server that is only slow would be waited for 3 s.
    expect(Math.max(...calls.map(({ ms }) => ms))).toBeLessThan(2_500);
    await untilStatus('/health/ready', 503);
    expect((await ask('/health/live')).status).toBe(200);
    expect((await ask('/api/cache/status')).status).toBe(200);
    expect((await ask('/metrics')).status).toBe(200);

    await bringBack();
    await untilStatus('/health/ready', 200);
    await untilStatus('/api/data', 200);
  });

  test('what was in flight when connections broke is sent again, and stored once', async () => {
    await untilStatus('/health/ready', 200);
    await untilStatus('/api/data', 200);
    const ids: string[] = [];
    let failures = 0;
    let isOver = false;
    const client = async () => {
      while (!isOver) {
        const answer = await ask();
        if (answer.ok) ids.push(...((await answer.json()) as DataAnswer).writes);
        else failures += 1;
      }
    };

    const clients = Promise.all(Array.from({ length: 10 }, client));
    const failuresOfBreak: number[] = [];
    for (let breaks = 0; breaks < 5; breaks += 1) {
      const before = failures;
      wire.drop();
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      failuresOfBreak.push(failures - before);
    }
    isOver = true;
    await clients;

    // Not each time: a driver that writes to a connection in the moment in which it dies may not hear of it before the deadline.
    expect(failuresOfBreak).toContain(0);
    const stored = await realMongo.storedIds(database);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !stored.has(id))).toEqual([]);
  });

  test('beyond the longest queue refuses at once while health answers', async () => {
    await untilStatus('/health/ready', 200);
    await untilStatus('/api/data', 200);
    wire.clog();
    const first = [ask(), ask()];
    await new Promise((resolve) => setTimeout(resolve, 100));
    const second = [ask(), ask()];
    await new Promise((resolve) => setTimeout(resolve, 100));

    const calls = await Promise.all(Array.from({ length: 40 }, () => timed('/api/data')));
    const health = await timed('/health/live');
    wire.unclog();

    await Promise.all([...first, ...second]);
    const refused = calls.filter(({ status, text }) => status === 503 && text.includes('requests are waiting for the store'));
    const waited = calls.filter((call) => !refused.includes(call));
    expect(refused.length).toBeGreaterThanOrEqual(20);
    expect(median(refused)).toBeLessThan(median(waited));
    expect(health).toMatchObject({ status: 200 });
    await untilStatus('/api/data', 200);
  });

  async function timed(path: string) {
    const startedAt = performance.now();
    const response = await ask(path);
    const text = await response.text();
    return { status: response.status, text, retryAfter: response.headers.get('Retry-After'), ms: performance.now() - startedAt };
  }

  const median = (calls: readonly { readonly ms: number }[]) => calls.map(({ ms }) => ms).sort((a, b) => a - b)[calls.length >> 1] ?? NaN;

  async function untilStatus(path: string, status: number): Promise<void> {
    await eventually(async () => (await ask(path)).status === status);
  }
});
