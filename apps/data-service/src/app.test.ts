import type { CacheStatus, DataAnswer, StatsAnswer } from '@fairlead/contracts/data-service/http';
import type { RunningService } from '@fairlead/service-kit/testing';
import { startService } from '../testing/start-service';
import { describeWithMongo, realMongo } from '../testing/real-mongo';

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string;
const ID = expect.stringMatching(/^[0-9a-f-]{24,36}$/) as string;
const FIVE = [ID, ID, ID, ID, ID];

describe('data-service on the embedded store', () => {
  describeService(() => ({}));
});

describeWithMongo('data-service on MongoDB', () => {
  const database = realMongo.newUrl();
  afterAll(() => realMongo.drop(database));

  describeService(() => ({ MONGO_URL: database }));
});

/** What a client is promised, asked over a socket. */
function describeService(environment: () => Record<string, string>): void {
  let service: RunningService;
  beforeAll(async () => {
    service = await startService(environment());
  });
  afterAll(() => service.stop());

  const get = async <Body>(path: string) => (await (await fetch(service.url + path)).json()) as Body;

  test('the first request of an empty collection reads five records too', async () => {
    expect(await get<StatsAnswer>('/api/stats')).toEqual({ total_documents: 0, timestamp: TIME });

    const answers = await Promise.all(Array.from({ length: 20 }, () => get<DataAnswer>('/api/data')));

    const answer = { status: 'success', reads: FIVE, writes: FIVE, cached: expect.any(Boolean), timestamp: TIME };
    expect(answers).toEqual(answers.map(() => answer));
  });

  test('writes five records a request, each under an id of its own', async () => {
    const before = await get<StatsAnswer>('/api/stats');

    const answers = await Promise.all(Array.from({ length: 300 }, () => get<DataAnswer>('/api/data')));

    const after = await get<StatsAnswer>('/api/stats');
    expect(new Set(answers.flatMap(({ writes }) => writes)).size).toBe(1_500);
    expect(after.total_documents - before.total_documents).toBe(1_500);
  });

  test('keeps what it read for a second, and counts it', async () => {
    const before = await get<CacheStatus>('/api/cache/status');
    const first = await get<DataAnswer>('/api/data');
    const second = await get<DataAnswer>('/api/data');

    const after = await get<CacheStatus>('/api/cache/status');

    expect(second).toMatchObject({ cached: true, reads: first.reads });
    expect(after).toMatchObject({ cache_enabled: false, connected: false, redis_connected: false, ttl_seconds: 30 });
    expect(after).toMatchObject({ used_memory: null, queue_length: 0 });
    expect(after.hits + after.misses - before.hits - before.misses).toBe(2);
    expect(after.hit_ratio).toBeCloseTo(after.hits / (after.hits + after.misses));
  });

  test('says at / who it is, and that the internet reaches none of its routes', async () => {
    expect(await get('/')).toMatchObject({ service: 'data-service', routes: [] });
  });

  test('says in readiness whether there is a cache', async () => {
    expect(await get('/readyz')).toMatchObject({ status: 'ready', cache_enabled: false, redis_connected: false });
  });

  test('shows batches, the queue and the cache in its metrics', async () => {
    await get('/api/data');

    const text = await (await fetch(`${service.url}/metrics`)).text();

    expect(text).toMatch(/^write_batch_documents_count [1-9]/m);
    expect(text).toMatch(/^write_queue_requests 0$/m);
    expect(text).toMatch(/^cache_requests_total\{result="hit"\} [1-9]/m);
    expect(text).toMatch(/^cache_requests_total\{result="miss"\} [1-9]/m);
  });

  test.each([
    { method: 'GET', path: '/nothing', status: 404 },
    { method: 'GET', path: '/api/data/1', status: 404 },
    { method: 'POST', path: '/api/data', status: 405 },
    { method: 'DELETE', path: '/api/stats', status: 405 },
    { method: 'PUT', path: '/api/cache/status', status: 405 },
  ])('answers $method $path with $status', async ({ method, path, status }) => {
    const response = await fetch(service.url + path, { method });

    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toMatch('application/problem+json');
    expect(response.headers.get('Allow')).toBe(status === 405 ? 'GET, HEAD' : null);
  });
}
