import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { contractRoutes } from './contract-routes';
import { exchange, openSocket, partsOf } from '../../testing/raw-exchange';
import { shop } from '../../testing/shop-contract';
import { startShop } from '../../testing/start-shop';

test('answers an unknown path with 404, without reading the body', async () => {
  const { url } = await startShop();

  const answer = await fetch(`${url}/nowhere`, { method: 'POST', body: '{broken', headers: { 'Content-Type': 'application/json' } });

  expect(answer.status).toBe(404);
  expect(answer.headers.get('Content-Type')).toBe('application/problem+json');
  expect(await answer.json()).toEqual({
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail: 'nothing is at /nowhere',
    message: 'nothing is at /nowhere',
    instance: answer.headers.get('X-Request-ID'),
  });
});

test.each([
  { method: 'DELETE', path: '/items', allow: 'GET, HEAD, POST' },
  { method: 'OPTIONS', path: '/items', allow: 'GET, HEAD, POST' },
  { method: 'POST', path: '/items/1', allow: 'GET, HEAD, PATCH, DELETE' },
  { method: 'GET', path: '/notes', allow: 'POST' },
])('answers $method $path with 405, which allows $allow', async ({ method, path, allow }) => {
  const { url } = await startShop();

  const answer = await fetch(url + path, { method });

  expect(answer.status).toBe(405);
  expect(answer.headers.get('Allow')).toBe(allow);
  expect(await answer.json()).toMatchObject({ title: 'Method Not Allowed', detail: `${method} is not allowed here; use ${allow}` });
});

test('lets HEAD through wherever GET goes', async () => {
  const { url } = await startShop((app) => app.get('/items', (_request, response) => response.json(['a'])));

  const answer = await fetch(`${url}/items`, { method: 'HEAD' });

  expect(answer.status).toBe(200);
  expect(answer.headers.get('Content-Length')).toBe('5');
  expect(await answer.text()).toBe('');
});

test('a path that the contract promises and nobody answers is 404, under its own template', async () => {
  const { url, lines } = await startShop();

  const answer = await fetch(`${url}/items`);

  expect(answer.status).toBe(404);
  expect(lines).toMatchObject([{ route: '/items', status: 404 }]);
});

test('refuses a path that is not well-formed percent-encoding with 400', async () => {
  const { port } = await startShop((app) => app.get('/items/:id', (_request, response) => response.json('an item')));

  const { status } = partsOf(await exchange(port, 'GET /items/%zz HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n'));

  expect(status).toBe(400);
});

test('answers a body that is slower than the route’s timeoutMs with 408, and closes the connection', async () => {
  const { port, lines } = await startShop();

  const answer = await exchange(
    port,
    'POST /hurry HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{"half":',
  );

  const { status, headers, body } = partsOf(answer);
  expect(status).toBe(408);
  expect(headers).toMatchObject({ connection: 'close' });
  expect(JSON.parse(body)).toMatchObject({ title: 'Request Timeout', detail: 'the request did not arrive within 200 ms' });
  expect(lines).toMatchObject([{ level: 'warn', route: '/hurry', status: 408 }]);
});

test('a body that trickles in does not buy more time', async () => {
  const { port } = await startShop();
  const client = await openSocket(port);
  const answer = text(client);
  client.write('POST /hurry HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n');

  const trickle = setInterval(() => client.write(' '), 20);
  const { status } = partsOf(await answer);
  clearInterval(trickle);

  expect(status).toBe(408);
});

test('gives the handler of a request that has arrived all the time it needs', async () => {
  const { url } = await startShop((app) =>
    app.post('/hurry', (_request, response) => void setTimeout(() => response.json('took its time'), 400)),
  );

  const answer = await fetch(`${url}/hurry`, { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } });

  expect(answer.status).toBe(200);
});

test('leaves a stream alone: only idle limits hold for it', async () => {
  const routes = [{ path: '/upload', methods: ['POST'], timeoutMs: 50, stream: true }] as const;
  const { port } = await startShop((app) => app.post('/upload', (request, response) => response.json(request.body)), {
    contract: { ...shop, routes },
  });
  const client = await openSocket(port);
  const answer = text(client);

  client.write('POST /upload HTTP/1.1\r\nHost: shop\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[');
  await delay(200);
  client.write(']');

  expect(partsOf(await answer)).toMatchObject({ status: 200, body: '[]' });
});

test('a handler for another path than the contract has, or none for one that it has, stops the start', () => {
  const routes = [{ path: '/items', methods: ['GET'] }] as const;

  expect(() => contractRoutes({ routes }, { '/item': () => undefined })).toThrow(
    '/items has no handler; add one, or take it out of the contract\n/item is no route of the contract; declare it there',
  );
});
