import { setTimeout as delay } from 'node:timers/promises';
import type { Response } from 'express';
import { Overloaded } from '../errors/errors';
import { eventually } from '../../testing/eventually';
import { exchange, openSocket } from '../../testing/raw-exchange';
import { startShop } from '../../testing/start-shop';

test('logs a request in one line, whose path carries no query', async () => {
  const { url, lines, texts } = await startShop((app) => app.get('/items/:id', (_request, response) => response.json('an item')));

  await fetch(`${url}/items/42?token=swordfish`, { headers: { 'X-Request-ID': 'r-1' } });

  expect(lines).toEqual([
    {
      timestamp: expect.any(String) as string,
      level: 'info',
      service: 'shop',
      version: '1.2.3',
      message: 'request',
      method: 'GET',
      path: '/items/42',
      route: '/items/:id',
      status: 200,
      duration_ms: expect.any(Number) as number,
      request_id: 'r-1',
    },
  ]);
  expect(Object.keys(lines[0] ?? {}).join()).toBe(
    'timestamp,level,service,version,message,method,path,route,status,duration_ms,request_id',
  );
  expect(texts.join()).not.toContain('swordfish');
});

test.each([
  { status: 201, level: 'info' },
  { status: 304, level: 'info' },
  { status: 404, level: 'warn' },
  { status: 503, level: 'error' },
])('logs $status at $level', async ({ status, level }) => {
  const { url, lines } = await startShop((app) => app.get('/items', (_request, response) => response.sendStatus(status)));

  await fetch(`${url}/items`);

  expect(lines).toMatchObject([{ level, status }]);
});

test.each(['/health', '/health/live', '/healthz', '/health/ready', '/readyz', '/ready', '/metrics'])('logs %s at debug', async (path) => {
  const { url, lines } = await startShop();

  await fetch(url + path);

  expect(lines).toMatchObject([{ level: 'debug', path, route: path }]);
});

test('a probe that fails logs at debug too', async () => {
  const { url, lines, health } = await startShop();
  health.drain();

  await fetch(`${url}/readyz`);

  expect(lines).toMatchObject([{ level: 'debug', status: 503 }]);
});

test('writes nothing below its level', async () => {
  const { url, lines } = await startShop((app) => app.get('/items', (_request, response) => response.json([])), { logLevel: 'warn' });

  await fetch(`${url}/items`);
  await fetch(`${url}/nowhere`);

  expect(lines).toMatchObject([{ level: 'warn', status: 404 }]);
});

test('logs what made the answer a 5xx, with its cause', async () => {
  const { url, lines } = await startShop((app) =>
    app.get('/items', () => {
      throw new Overloaded('the store is away', new Error('connect ECONNREFUSED'));
    }),
  );

  await fetch(`${url}/items`);

  expect(lines).toMatchObject([{ level: 'error', status: 503, error: expect.stringContaining('connect ECONNREFUSED') as string }]);
});

test('counts by route template, and what no route matches as "unmatched": no label takes a client’s value', async () => {
  const { url, port, metrics } = await startShop((app) => app.get('/items/:id', (_request, response) => response.json('an item')));

  await fetch(`${url}/items/secret-1?q=secret-2`, { headers: { 'X-Request-ID': 'secret-3' } });
  await fetch(`${url}/secret-4`);
  await fetch(`${url}/items/secret-5`, { method: 'PUT' });
  await exchange(port, 'SECRET6 / HTTP/1.1\r\nHost: a\r\n\r\n');

  const text = await metrics.registry.metrics();
  expect(text).toContain('http_requests_total{method="GET",route="/items/:id",status="200"} 1\n');
  expect(text).toContain('http_requests_total{method="GET",route="unmatched",status="404"} 1\n');
  expect(text).toContain('http_requests_total{method="PUT",route="/items/:id",status="405"} 1\n');
  expect(text).not.toMatch(/secret/i);
});

test('logs a client that hangs up before its answer as 499', async () => {
  const handled: Response[] = [];
  const { port, lines, metrics } = await startShop((app) => app.get('/items', (_request, response) => void handled.push(response)));
  const client = await openSocket(port);
  client.write('GET /items HTTP/1.1\r\nHost: shop\r\n\r\n');
  await eventually(() => handled.length === 1);

  client.destroy();
  await eventually(() => lines.length > 0);

  expect(lines).toMatchObject([{ level: 'warn', route: '/items', status: 499 }]);
  expect(await metrics.registry.metrics()).toContain('http_requests_total{method="GET",route="/items",status="499"} 1\n');
});

test('logs the request of a client that hangs up on a pipeline as 499; those behind it have not begun', async () => {
  const handled: Response[] = [];
  const { port, lines } = await startShop((app) => app.get('/items/:id', (_request, response) => void handled.push(response)));
  const client = await openSocket(port);
  client.write('GET /items/1 HTTP/1.1\r\nHost: shop\r\n\r\nGET /items/2 HTTP/1.1\r\nHost: shop\r\n\r\n');
  await eventually(() => handled.length === 1);

  client.destroy();
  await eventually(() => lines.length >= 1);
  await delay(50);

  expect(lines).toMatchObject([{ path: '/items/1', status: 499 }]);
  expect(handled).toHaveLength(1);
});

test('logs an answer that fails after its headers as 500 with its cause, and the client sees that it is not whole', async () => {
  const { port, lines } = await startShop((app) =>
    app.get('/items', async (_request, response) => {
      await new Promise((sent) => response.write('["half', sent));
      throw new Error('the cursor is gone');
    }),
  );

  const answer = await exchange(port, 'GET /items HTTP/1.1\r\nHost: shop\r\n\r\n');

  expect(answer).toContain('HTTP/1.1 200 OK');
  expect(answer).not.toContain('\r\n0\r\n');
  expect(lines).toMatchObject([{ level: 'error', status: 500, error: expect.stringContaining('the cursor is gone') as string }]);
});
