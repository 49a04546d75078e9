import { setTimeout as delay } from 'node:timers/promises';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { describeWithRedis, eventually, realRedis, Wire } from '@fairlead/service-kit/testing';
import { type GatewayProps, type RunningGateway, startGateway } from '../../testing/start-gateway';
import { type RunningUpstream, startUpstream } from '../../testing/start-upstream';

// What is counted within a second must be sent within one, which a busy machine may fail to do.
jest.retryTimes(3, { logErrorsBeforeRetry: true });

let upstream: RunningUpstream;
let gateways: RunningGateway[] = [];

beforeAll(async () => {
  upstream = await startUpstream((_request, response) => void response.end('ok'));
});

afterEach(async () => {
  await Promise.all(gateways.map((gateway) => gateway.stop()));
  gateways = [];
});

afterAll(() => upstream.close());

async function start(env: NonNullable<GatewayProps['env']>, route?: GatewayProps['route']) {
  const gateway = await startGateway({ upstreamPort: upstream.port, env, ...(route && { route }) });
  gateways.push(gateway);
  return gateway;
}

const ask = (gateway: RunningGateway, headers: Record<string, string> = {}, path = '/api/users') => fetch(gateway.url + path, { headers });

/** The statuses of requests that are sent at once, in order of their size. */
async function statusesOf(count: number, send: () => Promise<Response>): Promise<readonly number[]> {
  const answers = await Promise.all(Array.from({ length: count }, send));
  return answers.map(({ status }) => status).sort();
}

const countOf = (statuses: readonly number[], status: number) => statuses.filter((each) => each === status).length;

const LIMIT = { RATE_LIMIT_PER_SECOND: '5' };
const PROXIED = { ...LIMIT, TRUSTED_PROXIES: '127.0.0.0/8,::1' };

test('is off by default: nobody is refused, and no answer tells of a limit', async () => {
  const gateway = await start({});

  const statuses = await statusesOf(50, () => ask(gateway));
  const answer = await ask(gateway);

  expect(new Set(statuses)).toEqual(new Set([200]));
  expect([...answer.headers.keys()].filter((name) => name.startsWith('ratelimit'))).toEqual([]);
});

test('tells what is left, and answers 429 with a problem document and when to ask again', async () => {
  const gateway = await start(LIMIT);

  const first = await ask(gateway);
  const statuses = await statusesOf(9, () => ask(gateway));
  const refused = await ask(gateway, { 'X-Request-ID': 'too-many' });

  expect(first.headers.get('ratelimit-policy')).toBe('"client";q=5;w=1');
  expect(first.headers.get('ratelimit')).toBe('"client";r=4;t=1');
  expect(statuses).toEqual([200, 200, 200, 200, 429, 429, 429, 429, 429]);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('1');
  expect(refused.headers.get('ratelimit')).toBe('"client";r=0;t=1');
  expect(refused.headers.get('content-type')).toBe('application/problem+json');
  expect(await refused.json()).toMatchObject({ title: 'Too Many Requests', status: 429, instance: 'too-many' });
  expect(await gateway.logged('too-many')).toMatchObject({ level: 'warn', status: 429, route: '/api/users' });
  expect(await (await fetch(`${gateway.url}/metrics`)).text()).toMatch(/^rate_limited_total\{route="\/api\/users"\} 6$/m);
});

test('lets a client that has waited as long as it was told in again', async () => {
  const gateway = await start(LIMIT);
  await statusesOf(10, () => ask(gateway));

  const refused = await ask(gateway);
  await delay(1_000 * Number(refused.headers.get('retry-after')));

  expect(refused.status).toBe(429);
  expect((await ask(gateway)).status).toBe(200);
});

test('what is refused reaches no upstream, and probes are never refused', async () => {
  const gateway = await start(LIMIT);
  const before = upstream.requests.length;

  await statusesOf(20, () => ask(gateway));

  expect(upstream.requests.length - before).toBe(5);
  expect(new Set(await statusesOf(20, () => ask(gateway, {}, '/health/ready')))).toEqual(new Set([200]));
});

test('clients behind a trusted proxy are told apart by their address, IPv6 by its /64', async () => {
  const gateway = await start(PROXIED);
  const from = (address: string) => () => ask(gateway, { 'X-Forwarded-For': address });

  const one = await statusesOf(10, from('192.0.2.1'));
  const other = await statusesOf(5, from('192.0.2.2'));
  const network = [...(await statusesOf(5, from('2001:db8::1'))), ...(await statusesOf(5, from('2001:db8::2')))];
  const next = await statusesOf(5, from('2001:db8:0:1::1'));

  expect(countOf(one, 200)).toBe(5);
  expect(countOf(other, 200)).toBe(5);
  expect(countOf(network, 200)).toBe(5);
  expect(countOf(next, 200)).toBe(5);
});

test('a client that is not trusted makes itself no new address', async () => {
  const gateway = await start(LIMIT);
  let number = 0;

  const statuses = await statusesOf(20, () => ask(gateway, { 'X-Forwarded-For': `192.0.2.${++number}` }));

  expect(countOf(statuses, 200)).toBe(5);
});

test('a client behind a trusted proxy makes itself no new address either', async () => {
  const gateway = await start(PROXIED);
  let number = 0;

  const statuses = await statusesOf(20, () => ask(gateway, { 'X-Forwarded-For': `192.0.2.${++number}, 198.51.100.7` }));

  expect(countOf(statuses, 200)).toBe(5);
});

test('a route that says so has a limit of its own, each its own', async () => {
  const gateway = await start({}, { rateLimitPerSecond: 2 });

  const users = await statusesOf(4, () => ask(gateway));
  const user = await ask(gateway, {}, '/api/users/1');

  expect(users).toEqual([200, 200, 429, 429]);
  expect(user.status).toBe(200);
  expect(user.headers.get('ratelimit-policy')).toBe('"/api/users/:id";q=2;w=1');
});

describeWithRedis('with Redis', () => {
  const prefixes: string[] = [];
  const newEnv = (url = realRedis.url) => {
    const REDIS_KEY_PREFIX = realRedis.newPrefix();
    prefixes.push(REDIS_KEY_PREFIX);
    return { ...LIMIT, REDIS_URL: url, REDIS_KEY_PREFIX };
  };
  const isCounting = (gateway: RunningGateway) =>
    eventually(() => gateway.log.some(({ message }) => message === 'rate limits are counted in Redis, by all replicas together'));

  afterAll(() => realRedis.removeKeys(prefixes));

  test('all replicas count together', async () => {
    const env = newEnv();
    const replicas = [await start(env), await start(env)] as const;
    await Promise.all(replicas.map(isCounting));

    const statuses = await statusesOf(20, () => ask(replicas[Math.random() < 0.5 ? 0 : 1]));

    expect(countOf(statuses, 200)).toBe(5);
  });

  test('each counts for itself while Redis is away, and says so', async () => {
    const wire = new Wire(realRedis.url);
    const gateway = await start(newEnv(await wire.open()));
    await isCounting(gateway);

    wire.cut();
    await eventually(() => gateway.log.some(({ message }) => /by each replica for itself/.test(String(message))));
    const statuses = await statusesOf(10, () => ask(gateway));
    const ready = await fetch(`${gateway.url}/health/ready`);

    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429, 429, 429]);
    expect(ready.status).toBe(200);
  });

  test('no request waits longer than a moment for a Redis that hangs', async () => {
    const wire = new Wire(realRedis.url);
    const gateway = await start(newEnv(await wire.open()));
    await isCounting(gateway);

    wire.clog();
    const startedAt = performance.now();
    const statuses = await statusesOf(3, () => ask(gateway));
    const tookMs = performance.now() - startedAt;
    wire.unclog();
    wire.cut();

    expect(statuses).toEqual([200, 200, 200]);
    expect(tookMs).toBeLessThan(5_000);
  });

  test('it may do no more than the contract says', async () => {
    const env = newEnv();
    const user = await realRedis.createUser(apiGateway, env.REDIS_KEY_PREFIX);

    const used = await realRedis.watchCommands(env.REDIS_KEY_PREFIX, async () => {
      const gateway = await start({ ...env, REDIS_USERNAME: user.username, REDIS_PASSWORD: user.password });
      await isCounting(gateway);
      expect(countOf(await statusesOf(10, () => ask(gateway)), 200)).toBe(5);
    });

    expect(apiGateway.privileges.redis?.['api-gateway:limit:*']).toEqual(expect.arrayContaining([...used]));
  });
});
