import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@fairlead/service-kit/testing';
import { open } from '../../testing/raw-request';
import { type RunningGateway, startGateway } from '../../testing/start-gateway';
import { type RunningUpstream, startUpstream } from '../../testing/start-upstream';
import { type SpawnedUpstream, spawnUpstream } from '../../testing/spawn-upstream';

let gateway: RunningGateway;

afterEach(async () => {
  await gateway.stop();
});

const ask = async (path = '') => (await fetch(`${gateway.url}/api/users${path}`)).status;
const askMany = (count: number) => Promise.all(Array.from({ length: count }, () => ask()));
const circuitState = async () =>
  Number(/circuit_state\{upstream="user-service"\} (\d)/.exec(await (await fetch(`${gateway.url}/metrics`)).text())?.[1]);
const readiness = async () => {
  const response = await fetch(`${gateway.url}/health/ready`);
  return { status: response.status, body: (await response.json()) as { checks: Record<string, string> } };
};
const countOf = (statuses: readonly number[], status: number) => statuses.filter((one) => one === status).length;

describe('an upstream that is frozen', () => {
  let upstream: SpawnedUpstream;

  beforeEach(async () => {
    upstream = await spawnUpstream();
    gateway = await startGateway({ upstreamPort: upstream.port, limits: { concurrent: 20, firstByteMs: 1_000 } });
    await eventually(async () => (await ask()) === 200);
    upstream.freeze();
  });

  afterEach(() => upstream.kill());

  test('answers 504, and then 503 at once to all who wait and all who come', async () => {
    const statuses = await askMany(200);
    const later = await askMany(50);

    expect(countOf(statuses, 504) + countOf(statuses, 503)).toBe(200);
    expect(countOf(statuses, 504)).toBeGreaterThanOrEqual(5);
    // One at a time may be asked to find out whether it is back.
    expect(countOf(later, 503)).toBeGreaterThanOrEqual(45);
    // Refused without a call of the upstream.
    const refusals = gateway.log.filter((line) => line['message'] === 'request' && line['status'] === 503).slice(-45);
    expect(refusals.filter((line) => line['upstream_ms'] !== undefined)).toEqual([]);
  });

  test('shows in the metrics and the checks, not in readiness, and in the log', async () => {
    await askMany(10);

    expect(await circuitState()).toBe(2);
    expect(await readiness()).toMatchObject({ status: 200, body: { checks: { 'user-service': 'circuit_open' } } });
    expect(gateway.log).toContainEqual(
      expect.objectContaining({ level: 'warn', message: 'user-service is not asked: its circuit is open' }),
    );
  });

  test('is asked again, by one request at a time, and answers once it is back', async () => {
    await askMany(10);
    await eventually(async () => countOf(await askMany(5), 504) === 1);

    upstream.thaw();
    await eventually(async () => (await ask()) === 200);

    expect(await askMany(20)).toEqual(Array.from({ length: 20 }, () => 200));
    expect(await circuitState()).toBe(0);
    await eventually(async () => (await readiness()).body.checks['user-service'] === 'up');
  });
});

describe('an upstream that is there', () => {
  let upstream: RunningUpstream;

  afterEach(() => upstream.close());

  test('keeps its circuit closed however slow it is, and whatever it answers', async () => {
    upstream = await startUpstream((_request, response) => void setTimeout(() => response.writeHead(503).end(), 300));
    gateway = await startGateway({ upstreamPort: upstream.port });

    expect(countOf(await askMany(60), 503)).toBe(60);

    expect(upstream.requests).toHaveLength(60);
    expect(await circuitState()).toBe(0);
  });

  test('keeps its circuit closed when calls have spent most of their time in the queue', async () => {
    upstream = await startUpstream((_request, response) => void setTimeout(() => response.end(), 3_000));
    gateway = await startGateway({ upstreamPort: upstream.port, limits: { concurrent: 10, firstByteMs: 5_000 } });

    const statuses = await askMany(30);

    expect(countOf(statuses, 200) + countOf(statuses, 504)).toBe(30);
    expect(countOf(statuses, 504)).toBeGreaterThanOrEqual(15);
    expect(await circuitState()).toBe(0);
  });

  test('keeps its circuit closed when clients leave', async () => {
    upstream = await startUpstream(() => undefined);
    gateway = await startGateway({ upstreamPort: upstream.port });

    const clients = Array.from({ length: 40 }, () => open(gateway.port));
    for (const client of clients) client.write('GET /api/users HTTP/1.1\r\nHost: a\r\n\r\n');
    await eventually(() => upstream.requests.length === 40);
    for (const client of clients) client.destroy();
    await eventually(() => gateway.log.filter((line) => line['status'] === 499).length === 40);

    expect(await circuitState()).toBe(0);
  });

  test('and comes back is found out by the client after one that has left', async () => {
    upstream = await startUpstream((request, response) => void (request.url === '/users/good' ? response.end() : undefined));
    gateway = await startGateway({ upstreamPort: upstream.port, limits: { firstByteMs: 1_000 } });
    await askMany(10);
    await delay(1_300);

    const before = upstream.requests.length;
    const client = open(gateway.port);
    client.write('GET /api/users HTTP/1.1\r\nHost: a\r\n\r\n');
    await eventually(() => upstream.requests.length > before);
    client.destroy();
    await eventually(() => gateway.log.some((line) => line['status'] === 499));

    expect(await ask('/good')).toBe(200);
  });
});

test('the time in the queue counts into the time to the first byte', async () => {
  const upstream = await startUpstream(() => undefined);
  gateway = await startGateway({ upstreamPort: upstream.port, limits: { concurrent: 1, firstByteMs: 3_000 } });

  const first = ask();
  await eventually(() => upstream.requests.length === 1);
  await delay(1_000);
  const startedAt = performance.now();
  const second = await ask();
  const tookMs = performance.now() - startedAt;

  expect([await first, second]).toEqual([504, 504]);
  expect(tookMs).toBeGreaterThan(2_900);
  // Where it did not count, its own 3 s would begin after the 2 s that the first one still takes.
  expect(tookMs).toBeLessThan(4_800);
  await upstream.close();
});
