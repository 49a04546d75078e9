import { setTimeout as delay } from 'node:timers/promises';
import type { RequestListener } from 'node:http';
import { defineContract } from 'fairlead/contract';
import { Registry } from 'prom-client';
import { serveShop } from '../../testing/serve-shop';
import { startCallee } from '../../testing/start-callee';
import { NotFound } from '../errors/errors';
import { createCallMetrics } from './call-metrics';
import { CallRefused } from './call-refused';
import { ServiceClient, type ClientLimits } from './service-client';

const stock = defineContract({
  name: 'stock',
  description: 'what is left',
  port: 3998,
  capacity: { concurrent: 2, waiting: 1 },
  routes: [
    { path: '/stock', methods: ['GET', 'POST'], retryable: true },
    { path: '/stock/:id', methods: ['GET'] },
  ],
});

const opened: { close?: () => Promise<void>; stop?: () => Promise<void> }[] = [];

afterEach(async () => {
  for (const { close, stop } of opened.splice(0).reverse()) await (close ?? stop)?.();
});

function open(origin: string, limits: Partial<ClientLimits> = {}) {
  const client = new ServiceClient<'/stock' | '/stock/:id'>(stock, origin, limits);
  opened.push({ close: () => client.close() });
  return client;
}

async function startStock(handler: RequestListener, limits: Partial<ClientLimits> = {}) {
  const callee = await startCallee(handler);
  opened.push(callee);
  return { ...callee, client: open(callee.origin, limits) };
}

const answer =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));

describe('a call', () => {
  test('is the route of the contract, filled and with its query, and gives the parsed body', async () => {
    const { client, requests } = await startStock(answer(200, { left: 3 }));

    const body = await client.get<{ left: number }>('/stock/:id', { params: { id: 'a/b' }, query: { at: 'Paris' } });

    expect(body).toEqual({ left: 3 });
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /stock/a%2Fb?at=Paris']);
  });

  test('sends its body as JSON, and gives status and headers of the answer', async () => {
    const received: string[] = [];
    const { client } = await startStock((request, response) => {
      request.on('data', (chunk) => received.push(String(chunk))).on('end', () => response.writeHead(201, { Location: '/stock/1' }).end());
    });

    const created = await client.call('POST', '/stock', { body: { name: 'tea' }, headers: { 'Idempotency-Key': 'k' } });

    expect(created).toMatchObject({ status: 201, headers: { location: '/stock/1' }, body: undefined });
    expect(received.join('')).toBe('{"name":"tea"}');
  });

  test('of what the contract does not have is a fault of the program, told with what there is', async () => {
    const { client } = await startStock(answer(200, {}));

    await expect(client.call('POST', '/stock/:id')).rejects.toThrow(
      'the contract of stock has no POST /stock/:id; it has GET, POST /stock; GET /stock/:id',
    );
    // @ts-expect-error the contract has no such path
    await expect(client.get('/stok')).rejects.toThrow('the contract of stock has no GET /stok');
    // @ts-expect-error nor the path such a parameter
    await expect(client.get('/stock/:id', { params: { key: 1 } })).rejects.toThrow('has no parameter key');
  });

  test('for a request passes on its id, its trace and the time that its caller has left', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const { client, requests } = await startStock(answer(200, []));
    const { url } = await serveShop((app) =>
      app.get('/items', async (request, response) => void response.json(await client.get('/stock', { for: request }))),
    );

    await fetch(`${url}/items`, { headers: { 'X-Request-ID': 'id-1', 'X-Request-Timeout-Ms': '900', traceparent, tracestate: 'a=b' } });

    const headers = requests[0]?.headers ?? {};
    expect(headers).toMatchObject({ 'x-request-id': 'id-1', traceparent, tracestate: 'a=b' });
    expect(Number(headers['x-request-timeout-ms'])).toBeGreaterThan(0);
    expect(Number(headers['x-request-timeout-ms'])).toBeLessThanOrEqual(900);
  });

  test('in the background has an id of its own, no trace, and three seconds', async () => {
    const { client, requests } = await startStock(answer(200, []));

    await client.get('/stock');

    expect(requests[0]?.headers).toMatchObject({
      'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      'x-request-timeout-ms': '3000',
    });
    expect(requests[0]?.headers).not.toHaveProperty('traceparent');
  });
});

describe('a callee that refuses', () => {
  test.each([
    { answered: 400, status: 502 },
    { answered: 404, status: 502 },
    { answered: 302, status: 502 },
    { answered: 500, status: 502 },
    { answered: 504, status: 504 },
  ])('with $answered is $status for our own client', async ({ answered, status }) => {
    const { client } = await startStock(answer(answered, { status: answered, detail: 'why' }));

    await expect(client.get('/stock')).rejects.toMatchObject({
      status,
      answered,
      problem: { detail: 'why' },
      message: `stock answered ${answered}`,
    });
  });

  test.each([429, 503])('with %d is 503, with the time after which another try is worth it', async (answered) => {
    const { client } = await startStock(answer(answered, {}, { 'Retry-After': '7' }));

    await expect(client.get('/stock')).rejects.toMatchObject({ status: 503, headers: { 'Retry-After': '7' } });
  });

  test('reaches the client as a problem of our own, and nothing of what the callee said', async () => {
    const { client } = await startStock(answer(500, { status: 500, detail: 'secret inner thing' }));
    const { url, lines } = await serveShop((app) =>
      app.get('/items', async (request, response) => void response.json(await client.get('/stock', { for: request }))),
    );

    const response = await fetch(`${url}/items`);

    const text = await response.text();
    expect(response.status).toBe(502);
    expect(JSON.parse(text)).toMatchObject({ status: 502, detail: 'stock answered 500' });
    expect(text).not.toContain('secret inner thing');
    expect(JSON.stringify(lines)).toContain('secret inner thing');
  });

  test('is caught by whoever knows better', async () => {
    const { client } = await startStock(answer(404, {}));

    const found = client.get('/stock/:id', { params: { id: 1 } }).catch((error: unknown) => {
      if (error instanceof CallRefused && error.answered === 404) throw new NotFound('no such thing');
      throw error;
    });

    await expect(found).rejects.toMatchObject({ status: 404 });
  });

  test('answers no JSON: 502', async () => {
    const { client } = await startStock((_request, response) => void response.end('<html>'));

    await expect(client.get('/stock')).rejects.toMatchObject({ status: 502, message: 'stock answered no JSON' });
  });
});

describe('a callee that does not answer', () => {
  test('in time is 504, and is asked once', async () => {
    const { client, requests } = await startStock(() => undefined);

    await expect(client.get('/stock', { timeoutMs: 1_000 })).rejects.toMatchObject({
      status: 504,
      message: 'stock did not answer within 1000 ms',
    });

    expect(requests).toHaveLength(1);
  });

  test('to the end of its body in time is 504', async () => {
    const { client } = await startStock((_request, response) => void response.writeHead(200).write('{'));

    await expect(client.get('/stock', { timeoutMs: 50 })).rejects.toMatchObject({ status: 504 });
  });

  test('is not asked for a caller that waits no more', async () => {
    const { client, requests } = await startStock(answer(200, {}));
    const { url } = await serveShop((app) =>
      app.get('/items', async (request, response) => {
        await delay(30);
        response.json(await client.get('/stock', { for: request }));
      }),
    );

    const response = await fetch(`${url}/items`, { headers: { 'X-Request-Timeout-Ms': '10' } });

    expect(response.status).toBe(504);
    expect(requests).toHaveLength(0);
  });

  test('and resets all that it still takes as it dies is not met by the second try', async () => {
    let diesAt = Infinity;
    const { client, requests } = await startStock((request, response) => {
      diesAt = Math.min(diesAt, performance.now());
      if (performance.now() - diesAt < 10) request.socket.resetAndDestroy();
      else answer(200, { left: 3 })(request, response);
    });

    expect(await client.get('/stock')).toEqual({ left: 3 });
    expect(requests).toHaveLength(2);
  });

  test('and breaks off is asked again for what only reads, and answers', async () => {
    let count = 0;
    const { client, requests } = await startStock((request, response) => (count++ === 0 ? request.socket.destroy() : response.end('[]')));

    expect(await client.get('/stock')).toEqual([]);

    expect(requests).toHaveLength(2);
  });

  test.each([
    { method: 'POST', path: '/stock' },
    { method: 'GET', path: '/stock/:id' },
  ] as const)('and breaks off is not asked again for $method $path: 502', async ({ method, path }) => {
    const { client, requests } = await startStock((request) => request.socket.destroy());

    await expect(client.call(method, path, method === 'GET' ? { params: { id: 1 } } : {})).rejects.toMatchObject({ status: 502 });

    expect(requests).toHaveLength(1);
  });

  test('since nobody listens is 503, and is soon not asked at all', async () => {
    const { origin, stop } = await startCallee(answer(200, {}));
    await stop();
    const client = open(origin);

    await expect(client.get('/stock')).rejects.toMatchObject({ status: 503, message: 'stock cannot be reached; try again' });
    for (let tries = 0; tries < 10 && client.condition === undefined; tries++) await client.get('/stock').catch(() => undefined);

    expect(client.condition).toBe('circuit_open');
    await expect(client.get('/stock')).rejects.toMatchObject({
      status: 503,
      message: 'stock does not answer, so it is not asked for now; try again',
    });
  });
});

test('no more are sent at once than the callee takes, and none waits in vain', async () => {
  const waiting: (() => void)[] = [];
  const { client, requests } = await startStock((_request, response) => void waiting.push(() => response.end('1')));
  const calls = [1, 2, 3].map(() => client.get('/stock'));

  await expect(client.get('/stock')).rejects.toMatchObject({ status: 503, message: 'too many requests wait for stock; try again' });
  while (requests.length < 2) await delay(5);
  expect(requests).toHaveLength(2);

  for (let answered = 0; answered < 3; await delay(5)) while (waiting.length > 0) answered += [waiting.shift()?.()].length;
  expect(await Promise.all(calls)).toEqual([1, 1, 1]);
});

test('readiness of the callee is asked, and told', async () => {
  let status = 200;
  const { client, requests } = await startStock((_request, response) => void response.writeHead(status).end('{}'));

  await client.check(new AbortController().signal);
  status = 503;

  await expect(client.check(new AbortController().signal)).rejects.toThrow('stock answered 503 at /health/ready');
  expect(requests[0]?.url).toBe('/health/ready');
});

test('calls are counted by callee, method and status, and second tries too', async () => {
  let count = 0;
  const { client } = await startStock((request, response) =>
    count++ === 0 ? request.socket.destroy() : response.writeHead(count === 2 ? 200 : 404).end('{}'),
  );
  const registry = new Registry();
  client.countIn(createCallMetrics(registry, [client]));

  await client.get('/stock');
  await client.get('/stock').catch(() => undefined);

  const text = await registry.metrics();
  expect(text).toContain('upstream_request_duration_seconds_count{upstream="stock",method="GET",status="200"} 1');
  expect(text).toContain('upstream_request_duration_seconds_count{upstream="stock",method="GET",status="404"} 1');
  expect(text).toContain('upstream_retries_total{upstream="stock"} 1');
  expect(text).toContain('circuit_state{upstream="stock"} 0');
});
