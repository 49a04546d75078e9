import { eventually } from '../../testing/eventually';
import { startShop } from '../../testing/start-shop';
import { SwitchedStore } from '../../testing/switched-store';

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string;

async function ask(url: string) {
  const answer = await fetch(url);
  return { status: answer.status, type: answer.headers.get('Content-Type'), body: await answer.json() };
}

test('/health says what runs', async () => {
  const { url } = await startShop();

  expect(await ask(`${url}/health`)).toEqual({
    status: 200,
    type: 'application/json; charset=utf-8',
    body: { status: 'healthy', service: 'shop', version: '1.2.3', uptime_seconds: expect.any(Number) as number },
  });
});

test('/health/live and /healthz say that the event loop turns, whatever the stores do', async () => {
  const down = Object.assign(new SwitchedStore(), { state: 'down' as const });
  const { url, health } = await startShop(undefined, { required: { redis: down } });
  health.drain();

  expect(await ask(`${url}/health/live`)).toMatchObject({ status: 200, body: { status: 'alive' } });
  expect(await ask(`${url}/healthz`)).toMatchObject({ status: 200, body: { status: 'ok', version: '1.2.3', timestamp: TIME } });
});

describe.each(['/health/ready', '/readyz', '/ready'])('%s', (path) => {
  test('is 200 when every required store answers, and shows what is only observed', async () => {
    const users = Object.assign(new SwitchedStore(), { state: 'down' as const });
    const { url, health } = await startShop(undefined, { required: { redis: new SwitchedStore() }, observed: { users } });
    await eventually(() => health.isReady);

    const { status, body } = await ask(url + path);

    expect({ status, body }).toEqual({
      status: 200,
      body: { status: 'ready', timestamp: TIME, checks: { redis: 'up', users: 'down' } },
    });
  });

  test('is 503 while a required store is down', async () => {
    const redis = Object.assign(new SwitchedStore(), { state: 'down' as const });
    const { url } = await startShop(undefined, { required: { redis } });

    const { status, body } = await ask(url + path);

    expect({ status, body }).toEqual({ status: 503, body: { status: 'not_ready', timestamp: TIME, checks: { redis: 'down' } } });
  });

  test('is 503 while the service drains', async () => {
    const { url, health } = await startShop();
    health.drain();

    const { status, body } = await ask(url + path);

    expect({ status, body }).toEqual({ status: 503, body: { status: 'not_ready', timestamp: TIME, checks: {} } });
  });
});

test('readiness says what a service shows besides, as it is now', async () => {
  let isConnected = false;
  const { url } = await startShop(undefined, { facts: () => ({ redis_connected: isConnected }) });
  const readiness = { status: 'ready', timestamp: TIME, checks: {} };

  expect((await ask(`${url}/readyz`)).body).toEqual({ ...readiness, redis_connected: false });
  isConnected = true;
  expect((await ask(`${url}/readyz`)).body).toEqual({ ...readiness, redis_connected: true });
});

test('a probe reads the last result and never asks the store', async () => {
  const redis = new SwitchedStore();
  const { url, health } = await startShop(undefined, { required: { redis } });
  await eventually(() => health.isReady);
  const asked = redis.signals.length;

  redis.state = 'hangs';
  for (let probe = 0; probe < 20; probe += 1) await ask(`${url}/readyz`);

  expect(redis.signals.length - asked).toBeLessThanOrEqual(1);
});

test('/metrics is Prometheus text', async () => {
  const { url } = await startShop();

  const answer = await fetch(`${url}/metrics`);

  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(await answer.text()).toContain('build_info{version="1.2.3"} 1\n');
});

test.each(['/health', '/health/live', '/healthz', '/readyz', '/metrics'])(
  '%s takes HEAD, and refuses other methods with 405',
  async (path) => {
    const { url } = await startShop();

    const head = await fetch(url + path, { method: 'HEAD' });
    const post = await fetch(url + path, { method: 'POST' });

    expect(head.status).toBe(200);
    expect(post.status).toBe(405);
    expect(post.headers.get('Allow')).toBe('GET, HEAD');
  },
);
