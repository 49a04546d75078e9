import { apiGateway } from '@fairlead/contracts/api-gateway';
import { addressVariable } from 'fairlead/contract';
import { startGateway, type RunningGateway } from '../testing/start-gateway';
import { type RunningUpstream, startUpstream } from '../testing/start-upstream';

let upstream: RunningUpstream;
let gateway: RunningGateway;

beforeAll(async () => {
  upstream = await startUpstream(({ url = '' }, response) => void response.setHeader('Content-Length', url.length).end(url));
  gateway = await startGateway({ upstreamPort: upstream.port });
});

afterAll(async () => {
  await gateway.stop();
  await upstream.close();
});

test.each([
  ['/api/users', '/users'],
  ['/api/users?limit=1&cursor=%41%2f', '/users?limit=1&cursor=%41%2f'],
  ['/api/users/a%20b%2Fc', '/users/a%20b%2Fc'],
  ['/api/users/1/friends/2', '/users/1/friends/2'],
])('passes %s on as %s', async (path, expected) => {
  const response = await fetch(gateway.url + path);

  expect(response.status).toBe(200);
  expect(await response.text()).toBe(expected);
});

test.each(['/users', '/api', '/api/user', '/api/usersmith', '/API/users', '/%61pi/users', '//api/users'])(
  'answers 404 at %s, which no contract names',
  async (path) => {
    const before = upstream.requests.length;

    const response = await fetch(gateway.url + path);

    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 404, instance: response.headers.get('x-request-id') });
    expect(upstream.requests.length).toBe(before);
  },
);

test('says at / which paths it has, and nothing of the services behind them', async () => {
  const answer = await fetch(gateway.url);
  const page = await fetch(gateway.url, { headers: { Accept: 'text/html' } });

  expect(await answer.json()).toMatchObject({
    service: 'api-gateway',
    routes: [
      { path: '/api/users', methods: ['GET', 'POST'] },
      { path: '/api/users/:id', methods: ['GET', 'PUT', 'PATCH', 'DELETE'] },
    ],
  });
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).not.toMatch(new RegExp(`user-service|${upstream.port}`));
});

test('answers 405 with Allow where the contract has other methods', async () => {
  const response = await fetch(`${gateway.url}/api/users`, { method: 'DELETE' });

  expect(response.status).toBe(405);
  expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
});

test('passes HEAD on and answers without a body', async () => {
  const response = await fetch(`${gateway.url}/api/users`, { method: 'HEAD' });

  expect(response.status).toBe(200);
  expect(response.headers.get('content-length')).toBe('6');
  expect(await response.text()).toBe('');
});

test('is ready and healthy by itself, and counts its upstream calls', async () => {
  await fetch(`${gateway.url}/api/users`);

  const health = await fetch(`${gateway.url}/health`);
  const metrics = await (await fetch(`${gateway.url}/metrics`)).text();

  expect(await health.json()).toMatchObject({ status: 'healthy', service: 'api-gateway' });
  expect(metrics).toMatch(/upstream_request_duration_seconds_count\{upstream="user-service",method="GET",status="200"\} \d+/);
  expect(metrics).toMatch(/http_requests_total\{method="GET",route="\/api\/users",status="200"\} \d+/);
});

test('HEAD leaves the upstream connection to those that come after it', async () => {
  for (let nth = 0; nth < 20; nth += 1) await fetch(`${gateway.url}/api/users`, { method: nth % 2 === 0 ? 'HEAD' : 'GET' });

  expect(new Set(upstream.requests.slice(-20).map(({ socket }) => socket)).size).toBe(1);
});

/** Where nobody answers: in production each must be set. */
const ADDRESSES = Object.fromEntries(apiGateway.calls.map(({ name }) => [addressVariable(name), 'http://localhost:1']));

test.each([
  ['leads', { NODE_ENV: 'development' }, true],
  ['never leads', { NODE_ENV: 'production', ...ADDRESSES }, false],
])('%s from / to the live view with %j', async (_what, env, leads) => {
  const shown = await startGateway({ upstreamPort: upstream.port, env: { ...env, LIVE_VIEW_URL: 'http://localhost:3080/' } });

  const page = await (await fetch(shown.url, { headers: { Accept: 'text/html' } })).text();
  await shown.stop();

  expect(page.includes('href="http://localhost:3080/"')).toBe(leads);
});
