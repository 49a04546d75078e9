import { once } from 'node:events';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Response } from 'express';
import { SERVER_LIMITS } from './http-server';
import { eventually } from '../../testing/eventually';
import { exchange, openSocket, partsOf } from '../../testing/raw-exchange';
import { startShop } from '../../testing/start-shop';

const GET_ITEMS = 'GET /items HTTP/1.1\r\nHost: shop\r\n\r\n';

test.each([
  { what: 'no HTTP at all', bytes: 'hello\r\n\r\n' },
  { what: 'an unknown method', bytes: 'FETCH / HTTP/1.1\r\nHost: a\r\n\r\n' },
  { what: 'a header without a colon', bytes: 'GET / HTTP/1.1\r\nHost: a\r\nbroken\r\n\r\n' },
  {
    what: 'smuggling: Content-Length beside Transfer-Encoding',
    bytes: 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
  },
  { what: 'smuggling: two lengths', bytes: 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcd' },
])('answers $what with 400, a problem document, and closes the connection', async ({ bytes }) => {
  const { port, lines } = await startShop();

  const { status, headers, body } = partsOf(await exchange(port, bytes));

  const requestId = headers['x-request-id'];
  expect(status).toBe(400);
  expect(headers).toMatchObject({ 'content-type': 'application/problem+json', connection: 'close' });
  expect(JSON.parse(body)).toEqual({
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    detail: 'the request is not well-formed HTTP',
    message: 'the request is not well-formed HTTP',
    instance: requestId,
  });
  expect(lines).toMatchObject([{ level: 'warn', message: 'refused a malformed request', status: 400, request_id: requestId }]);
});

test('answers headers over 16 KiB with 431', async () => {
  const { port } = await startShop();

  const { status, body } = partsOf(await exchange(port, `GET /items HTTP/1.1\r\nHost: shop\r\nCookie: ${'x'.repeat(16 * 1024)}\r\n\r\n`));

  expect(status).toBe(431);
  expect(JSON.parse(body)).toMatchObject({ title: 'Request Header Fields Too Large', status: 431 });
});

test('takes headers of just under 16 KiB', async () => {
  const { port } = await startShop((app) => app.get('/items', (_request, response) => response.json([])));

  const { status } = partsOf(
    await exchange(port, `GET /items HTTP/1.1\r\nHost: shop\r\nConnection: close\r\nCookie: ${'x'.repeat(16 * 1024 - 200)}\r\n\r\n`),
  );

  expect(status).toBe(200);
});

test('answers headers that are too slow with 408', async () => {
  const { port, server } = await startShop();
  // The same check with less patience than the ten seconds of the house.
  server.headersTimeout = 50;

  const { status, body } = partsOf(await exchange(port, 'GET /items HTTP/1.1\r\nHost: sh'));

  expect(SERVER_LIMITS.headersTimeout).toBe(10_000);
  expect(status).toBe(408);
  expect(JSON.parse(body)).toMatchObject({ title: 'Request Timeout' });
});

test('answers a malformed request after an answered one on the same connection with 400', async () => {
  const { port } = await startShop((app) => app.get('/items', (_request, response) => response.json('first')));
  const client = await openSocket(port);
  const answers = text(client);
  client.write(GET_ITEMS);
  await eventually(() => client.bytesRead > 0);

  client.write('broken\r\n\r\n');

  expect(await answers).toMatch(/^HTTP\/1\.1 200 [^]*"first"HTTP\/1\.1 400 Bad Request/);
});

test('never writes a refusal into the middle of an answer', async () => {
  const answering: Response[] = [];
  const { port } = await startShop((app) =>
    app.get('/items', (_request, response) => {
      response.write('"half');
      answering.push(response);
    }),
  );
  const client = await openSocket(port);
  const answer = text(client);
  client.write(GET_ITEMS);
  await eventually(() => client.bytesRead > 0);

  client.write('broken\r\n\r\n');

  expect(await answer).not.toContain('400 Bad Request');
  expect(answering).toHaveLength(1);
});

test('a client that resets its connection is no malformed request', async () => {
  const { port, server, lines } = await startShop();
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const client = await openSocket(port);
  client.write('GET /items HT');
  const [socket] = await accepted;
  await eventually(() => socket.bytesRead > 0);

  const closed = new Promise((resolve) => socket.once('close', resolve));
  client.resetAndDestroy();
  await closed;

  expect(lines).toEqual([]);
});

test('writes some lines of many such requests, and then how many there were', async () => {
  const { port, lines } = await startShop();
  const count = 500;

  const answers = await Promise.all(Array.from({ length: count }, () => exchange(port, 'broken\r\n\r\n')));
  await eventually(() => lines.some((line) => line['count'] !== undefined));

  const counted = lines.map((line) => Number(line['count'] ?? 1));
  expect(answers.every((answer) => partsOf(answer).status === 400)).toBe(true);
  expect(lines.length).toBeLessThan(count / 5);
  expect(counted.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(count);
});
