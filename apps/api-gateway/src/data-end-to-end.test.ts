import { randomUUID } from 'node:crypto';
import { dataService } from '@fairlead/contracts/data-service';
import type { CacheStatus, DataAnswer, StatsAnswer } from '@fairlead/contracts/data-service/http';
import { type Collector, eventually, startCollector } from '@fairlead/service-kit/testing';
import { type RunningUpstream, startUpstream } from '../testing/start-upstream';
import { dropDatabase, newDatabase } from '../testing/own-database';
import { type SpawnedApp, spawnApp } from '../testing/spawn-app';

const mongoUrl = process.env['MONGO_URL'];
const REASON = mongoUrl === undefined ? ' (skipped: set MONGO_URL to run it against a real MongoDB-wire server)' : '';
const ALONE = { MONGO_URL: '', REDIS_URL: '' };

describe.each([
  ['the embedded store', () => '', async () => undefined, describe],
  [`a real MongoDB${REASON}`, newDatabase, dropDatabase, mongoUrl === undefined ? describe.skip : describe],
])('data-service behind the gateway, on %s', (_store, open, remove, describeHere) => {
  describeHere('as processes of their own', () => {
    let database: string;
    let data: SpawnedApp;
    let gateway: SpawnedApp;
    let collector: Collector;

    beforeAll(async () => {
      database = open();
      collector = await startCollector();
      data = await spawnApp('data-service', { ...ALONE, MONGO_URL: database, ...collector.environment });
      gateway = await spawnApp('api-gateway', { DATA_SERVICE_URL: data.url, ...collector.environment });
      await eventually(() => gateway.log.some((line) => line['message'] === 'data-service is up'));
    }, 20_000);

    afterAll(async () => {
      const codes = [await gateway.stop(), await data.stop()];
      await remove(database);
      await collector.stop();
      expect(codes).toEqual([0, 0]);
    });

    const get = async <Body>(path: string) => (await (await fetch(gateway.url + path)).json()) as Body;

    test.each(dataService.routes.map(({ path }) => path))('%s leads to the same path of data-service', async (path) => {
      const id = `e2e-${randomUUID()}`;

      const response = await fetch(gateway.url + path, { headers: { 'X-Request-ID': id } });

      expect(response.status).toBe(200);
      expect(response.headers.get('x-request-id')).toBe(id);
      expect(await gateway.logged(id)).toMatchObject({ service: 'api-gateway', path, route: path, status: 200 });
      expect(await data.logged(id)).toMatchObject({ service: 'data-service', path, route: path, status: 200 });
    });

    test('one trace leads from the gateway to the store', async () => {
      const id = `trace-${randomUUID()}`;

      await fetch(`${gateway.url}/api/data`, { headers: { 'X-Request-ID': id } });

      const { trace_id: traceId } = await data.logged(id);
      const last = database === '' ? 'write batch' : 'insert records';
      await collector.find((span) => span.traceId === traceId && span.name === last);
      await collector.find((span) => span.traceId === traceId && span.kind === 'server', 2);
      const inTrace = await collector.find((span) => span.traceId === traceId);
      const nameOf = new Map(inTrace.map(({ spanId, service, name }) => [spanId, `${service}: ${name}`]));
      const parents = Object.fromEntries(inTrace.map(({ spanId, parentId = '' }) => [nameOf.get(spanId), nameOf.get(parentId)]));
      expect(await gateway.logged(id)).toMatchObject({ trace_id: traceId });
      expect(parents).toMatchObject({
        'api-gateway: GET /api/data': undefined,
        'data-service: GET /api/data': 'api-gateway: GET /api/data',
        'data-service: write batch': 'data-service: GET /api/data',
        ...(database !== '' && { 'data-service: insert records': 'data-service: write batch' }),
      });
    });

    test('writes five records a request and counts them', async () => {
      const before = await get<StatsAnswer>('/api/stats');

      const answers = await Promise.all(Array.from({ length: 100 }, () => get<DataAnswer>('/api/data')));

      const after = await get<StatsAnswer>('/api/stats');
      expect(new Set(answers.flatMap(({ writes }) => writes)).size).toBe(500);
      expect(answers.flatMap(({ reads }) => reads)).toHaveLength(500);
      expect(after.total_documents - before.total_documents).toBe(500);
      expect((await get<CacheStatus>('/api/cache/status')).hits).toBeGreaterThan(0);
    });

    test.each(dataService.routes.map(({ path }) => path))('answers 405 to POST %s', async (path) => {
      const response = await fetch(gateway.url + path, { method: 'POST' });

      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('GET, HEAD');
    });

    test.each(['/api/dataX', '/api/data/x', '/api/stats/x', '/api/cache', '/api/cache/status/x', '/api/cache/statusX'])(
      'answers 404 at %s itself',
      async (path) => {
        const id = `e2e-${randomUUID()}`;

        const response = await fetch(gateway.url + path, { headers: { 'X-Request-ID': id } });

        expect(response.status).toBe(404);
        expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
        expect(await gateway.logged(id)).toMatchObject({ route: 'unmatched' });
        expect(data.log.filter((line) => line['request_id'] === id)).toEqual([]);
      },
    );
  });
});

test('passes on that records cannot be stored, and when to ask again', async () => {
  const data = await spawnApp('data-service', { ...ALONE, MONGO_URL: 'mongodb://127.0.0.1:1/nowhere' });
  const gateway = await spawnApp('api-gateway', { DATA_SERVICE_URL: data.url });

  const response = await fetch(`${gateway.url}/api/data`, { headers: { 'X-Request-ID': 'unstored' } });

  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('1');
  expect(await response.json()).toMatchObject({ status: 503, instance: 'unstored' });
  expect(await data.logged('unstored')).toMatchObject({ status: 503 });
});

describe('a request that writes', () => {
  let upstream: RunningUpstream;
  let gateway: SpawnedApp;

  beforeAll(async () => {
    upstream = await startUpstream(({ socket }) => void socket.resetAndDestroy());
    gateway = await spawnApp('api-gateway', { DATA_SERVICE_URL: `http://localhost:${upstream.port}` });
  }, 20_000);

  test('is not sent again when its connection breaks: it may have written', async () => {
    const response = await fetch(`${gateway.url}/api/data`);

    expect(response.status).toBe(502);
    expect(upstream.requests).toHaveLength(1);
  });
});
