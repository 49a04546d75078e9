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

test('never writes a refusal into the middle of an answer, but behind it', async () => {
  const answering: Response[] = [];
  const { port, lines } = await startShop((app) =>
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
  await eventually(() => lines.length > 0);
  answering[0]?.end(' and half"');

  expect(await answer).toMatch(/"half[^]* and half"[^]*HTTP\/1\.1 400 Bad Request/);
});

test('answers a request whose answer takes a while before it refuses the bytes behind', async () => {
  const { port } = await startShop((app) => app.get('/items', (_request, response) => void setTimeout(() => response.json('first'), 50)));

  const answer = await exchange(port, `${GET_ITEMS}broken\r\n\r\n`);

  expect(answer).toMatch(/^HTTP\/1\.1 200 [^]*"first"HTTP\/1\.1 400 Bad Request/);
});

test.each([
  ['Connection: close', 'GET /items HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n'],
  ['HTTP/1.0', 'GET /items HTTP/1.0\r\n\r\n'],
])('RFC 9112 §9.6: answers a request with %s, and nothing that comes behind it', async (_what, first) => {
  let count = 0;
  const { port, lines } = await startShop((app) =>
    app.get('/items', (_request, response) => void setTimeout(() => response.json(`answer ${++count}`), 50)),
  );

  const answer = await exchange(port, first + GET_ITEMS, 'broken\r\n\r\n');

  expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200']);
  expect(answer.endsWith('"answer 1"')).toBe(true);
  expect(count).toBe(1);
  await eventually(() => lines.length === 1);
  expect(lines).toMatchObject([{ message: 'request', status: 200 }]);
});

describe('a body that breaks is answered in place of its request, with its id and in its line of the log', () => {
  const POST = 'POST /items HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\nX-Request-ID: mine\r\n';

  test('400 where it is malformed', async () => {
    const { port, lines } = await startShop((app) => app.post('/items', (_request, response) => response.json('never')));

    const answer = await exchange(port, `${POST}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nnonsense\r\n`);

    const { status, headers, body } = partsOf(answer);
    expect({ status, headers }).toMatchObject({ status: 400, headers: { connection: 'close', 'x-request-id': 'mine' } });
    expect(JSON.parse(body)).toMatchObject({ detail: 'the body is not well-formed HTTP', instance: 'mine' });
    await eventually(() => lines.length > 0);
    expect(lines).toMatchObject([{ level: 'warn', message: 'request', path: '/items', status: 400, request_id: 'mine' }]);
  });

  test('408 where it is too slow', async () => {
    const { port, server, lines } = await startShop((app) => app.post('/items', (_request, response) => response.json('never')));
    server.requestTimeout = 50;
    server.headersTimeout = 50;

    const { status, body } = partsOf(await exchange(port, `${POST}Content-Length: 10\r\n\r\n{`));

    expect(status).toBe(408);
    expect(JSON.parse(body)).toMatchObject({ title: 'Request Timeout', instance: 'mine' });
    await eventually(() => lines.length > 0);
    expect(lines).toMatchObject([{ message: 'request', status: 408, request_id: 'mine' }]);
  });

  test('499, and no answer, where its client has left', async () => {
    const { port, lines } = await startShop((app) => app.post('/items', (_request, response) => response.json('never')));
    const client = await openSocket(port);
    const answer = text(client);
    client.write(`${POST}Content-Length: 10\r\n\r\n{`);

    client.end();

    expect(await answer).toBe('');
    await eventually(() => lines.length > 0);
    expect(lines).toMatchObject([{ message: 'request', status: 499, request_id: 'mine' }]);
  });
});

describe('a request that was answered before its body had arrived gets no second answer', () => {
  const CHUNKED = 'POST /nowhere HTTP/1.1\r\nHost: shop\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n';

  test.each([
    ['its body turns out malformed', 'nonsense\r\n'],
    ['its trailers do', '0\r\nbroken\r\n\r\n'],
    ['the rest never comes', ''],
  ])('when %s', async (_what, rest) => {
    const { port, server, lines } = await startShop();
    if (rest === '') Object.assign(server, { requestTimeout: 50, headersTimeout: 50 });
    const client = await openSocket(port);
    const answers = text(client);
    client.write(CHUNKED);
    await eventually(() => client.bytesRead > 0);

    client.write(rest);

    expect((await answers).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 404']);
    expect(lines).toMatchObject([{ message: 'request', status: 404 }]);
  });

  test('and what is malformed behind it is refused as ever', async () => {
    const { port } = await startShop();
    const client = await openSocket(port);
    const answers = text(client);
    client.write(CHUNKED);
    await eventually(() => client.bytesRead > 0);

    client.write('0\r\n\r\n');
    client.write('broken\r\n\r\n');

    expect((await answers).match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 404', 'HTTP/1.1 400']);
  });
});

test('a client that still sends when it is refused comes to read why', async () => {
  const { port } = await startShop();

  const answer = await exchange(port, `GET /items HTTP/1.1\r\nHost: shop\r\nCookie: ${'x'.repeat(1024 * 1024)}\r\n\r\n`);

  expect(partsOf(answer).status).toBe(431);
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
