import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@fairlead/service-kit/testing';
import { closeAfterTests } from '../../testing/close-after-tests';
import { type GatewayProps, type RunningGateway, startGateway } from '../../testing/start-gateway';
import { type RunningUpstream, startUpstream } from '../../testing/start-upstream';
import { spawnUpstream } from '../../testing/spawn-upstream';

const RETRYABLE = { route: { retryable: true } };

let upstream: RunningUpstream;
let gateway: RunningGateway;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

const reset = ({ socket }: IncomingMessage) => void socket.resetAndDestroy();
const ok = (_request: IncomingMessage, response: ServerResponse) => void response.end('ok');

/** Resets every so many requests, beginning with the first. */
const resetEach = (nth: number) => {
  let count = 0;
  return (request: IncomingMessage, response: ServerResponse) => (count++ % nth === 0 ? reset(request) : ok(request, response));
};

beforeEach(async () => {
  upstream = await startUpstream((request, response) => answer(request, response));
});

afterEach(async () => {
  await gateway.stop();
  await upstream.close();
});

const serve = async (props: Omit<GatewayProps, 'upstreamPort'> = {}) => {
  gateway = await startGateway({ upstreamPort: upstream.port, ...props });
};
const ask = async (method = 'GET') => (await fetch(`${gateway.url}/api/users`, { method })).status;
const readMetric = async (name: string) => {
  const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
  return Number(new RegExp(`^${name}\\{upstream="user-service"\\} (\\d+)`, 'm').exec(metrics)?.[1]);
};
const countRetries = () => readMetric('upstream_retries_total');
const countWaiting = () => readMetric('upstream_waiting_requests');

test.each(['GET', 'HEAD'])('%s of a retryable route is sent again when its connection was reset before the answer', async (method) => {
  answer = resetEach(2);
  await serve(RETRYABLE);

  expect(await ask(method)).toBe(200);

  expect(upstream.requests).toHaveLength(2);
  expect(await countRetries()).toBe(1);
});

test('is sent again once only', async () => {
  answer = reset;
  await serve(RETRYABLE);

  expect(await ask()).toBe(502);
  expect(upstream.requests).toHaveLength(2);
});

test('a process that dies resets what it still takes; a second try does not meet it', async () => {
  let diesAt = Infinity;
  answer = (request, response) => {
    diesAt = Math.min(diesAt, performance.now());
    if (performance.now() - diesAt < 10) reset(request);
    else ok(request, response);
  };
  await serve(RETRYABLE);

  expect(await ask()).toBe(200);
  expect(upstream.requests).toHaveLength(2);
});

test('a client that leaves while a second try rests leaves nothing behind', async () => {
  answer = resetEach(2);
  await serve({ ...RETRYABLE, limits: { concurrent: 1 } });
  const hangUp = new AbortController();
  const left = fetch(`${gateway.url}/api/users`, { signal: hangUp.signal }).catch((error: Error) => error.name);
  await eventually(() => upstream.requests.length === 1);

  hangUp.abort();

  expect(await left).toBe('AbortError');
  // The only slot is free again.
  expect(await ask()).toBe(200);
});

test.each([
  ['a route that is not retryable', 'GET', false],
  ['a method that changes something', 'POST', true],
  ['a method that changes something', 'DELETE', true],
])('%s: %s is not sent again when its connection was reset', async (_what, method, retryable) => {
  answer = resetEach(2);
  await serve({ route: { retryable } });
  const path = method === 'DELETE' ? '/1' : '';

  const response = await fetch(`${gateway.url}/api/users${path}`, { method });

  expect(response.status).toBe(502);
  expect(upstream.requests).toHaveLength(1);
});

test('is not sent again when its time was over, nor when the answer had begun', async () => {
  answer = (request, response) => {
    if (request.url === '/users/half') response.write('half', () => reset(request));
  };
  await serve({ ...RETRYABLE, limits: { firstByteMs: 1_000 } });

  expect(await ask()).toBe(504);
  await expect(fetch(`${gateway.url}/api/users/half`).then((response) => response.text())).rejects.toThrow();

  expect(upstream.requests).toHaveLength(2);
  expect(await countRetries()).toBe(0);
});

test('a refused connection is tried once more, whatever the method, with its body, and is then 503 with Retry-After', async () => {
  await serve();
  await upstream.close();
  upstream = await startUpstream(ok);

  const response = await fetch(`${gateway.url}/api/users`, { method: 'POST', body: '{}' });

  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('1');
  expect(await countRetries()).toBe(1);
});

test('second tries are a tenth of all requests at most', async () => {
  answer = resetEach(3);
  await serve(RETRYABLE);

  const statuses: number[] = [];
  for (let nth = 0; nth < 400; nth += 1) statuses.push(await ask());

  const retries = await countRetries();
  expect(retries).toBeGreaterThan(10);
  expect(retries).toBeLessThanOrEqual(upstream.requests.length / 10);
  expect(statuses.filter((status) => status === 502).length).toBeGreaterThan(30);
});

/** A Service of two pods: each connection goes to one of those that take it. */
async function startBalancer(ports: readonly number[]) {
  let next = 0;
  const sockets = new Set<Socket>();
  const join = (inner: Socket, nth: number, triesLeft: number) => {
    const outer = connect(ports[nth % ports.length]!, '127.0.0.1');
    const isOpen = once(outer, 'connect').then(
      () => true,
      () => false,
    );
    void isOpen.then((open) => {
      if (!open) return triesLeft > 0 ? join(inner, nth + 1, triesLeft - 1) : inner.resetAndDestroy();
      for (const [from, to] of [
        [inner, outer],
        [outer, inner],
      ] as const) {
        sockets.add(from);
        from.on('data', (chunk) => to.write(chunk));
        from.on('close', () => to.resetAndDestroy());
        from.on('error', () => to.resetAndDestroy());
      }
      return undefined;
    });
  };
  const server = createServer((inner) =>
    join(
      inner.on('error', () => undefined),
      next++,
      1,
    ),
  ).listen(0);
  await once(server, 'listening');
  const close = closeAfterTests(async () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return { port: (server.address() as AddressInfo).port, close };
}

test('kill -9 of one of two instances fails no request of a retryable route', async () => {
  answer = ok;
  const [first, second] = [await spawnUpstream(), await spawnUpstream()];
  const balancer = await startBalancer([first.port, second.port]);
  gateway = await startGateway({ upstreamPort: balancer.port, ...RETRYABLE });
  const statuses: number[] = [];
  let isOver = false;
  const client = async () => {
    while (!isOver) statuses.push(await ask());
  };
  const clients = Promise.all(Array.from({ length: 50 }, client));
  await eventually(() => statuses.length > 800);

  await first.kill();
  const before = statuses.length;
  await eventually(() => statuses.length > before + 300);
  await delay(100);
  isOver = true;
  await clients;
  const retries = await countRetries();
  await Promise.all([second.kill(), balancer.close()]);

  const failed = gateway.log.filter((line) => line['message'] === 'request' && Number(line['status']) >= 400);
  expect(failed).toEqual([]);
  expect(statuses.filter((status) => status !== 200)).toEqual([]);
  expect(retries).toBeGreaterThan(0);
});

test('says how long the answer is waited for, and less after a wait for a turn; what the client says of it stays here', async () => {
  const held: ServerResponse[] = [];
  answer = (_request, response) => void held.push(response);
  await serve({ limits: { concurrent: 1, firstByteMs: 5_000 } });
  const timeLeft = (nth: number) => Number(upstream.requests[nth]?.headers['x-request-timeout-ms']);

  const first = fetch(`${gateway.url}/api/users`, { headers: { 'X-Request-Timeout-Ms': '99999' } });
  await eventually(() => held.length === 1);
  const second = ask();
  await eventually(async () => (await countWaiting()) === 1);
  await delay(300);
  held[0]?.end();
  await eventually(() => held.length === 2);
  held[1]?.end();
  await Promise.all([first, second]);

  expect(timeLeft(0)).toBeGreaterThan(3_000);
  expect(timeLeft(0)).toBeLessThanOrEqual(5_000);
  expect(timeLeft(1)).toBeLessThanOrEqual(4_750);
  expect(timeLeft(1)).toBeGreaterThan(1_000);
});
