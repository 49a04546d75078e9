import { createServer } from 'node:net';
import { METHODS } from 'fairlead/contract';
import { eventually } from '../../testing/eventually';
import { exchange, openSocket, partsOf } from '../../testing/raw-exchange';
import { startShop } from '../../testing/start-shop';

const CLOSE = 'Connection: close\r\n\r\n';

/** A shop that answers with what it was asked for. */
const startEcho = () =>
  startShop((app) => {
    app.get('/items', ({ headers: { host }, originalUrl, url, query }, response) => response.json({ host, originalUrl, url, query }));
    app.post('/items', (request, response) => response.json(request.body));
    app.post('/notes', (request, response) => response.json(request.body));
  });

/** Whatever is refused has its id, a problem document and a line in the log. */
function expectProblem(answer: string, lines: readonly Readonly<Record<string, unknown>>[], status: number) {
  const { status: given, headers, body } = partsOf(answer);
  expect(given).toBe(status);
  expect(headers).toMatchObject({ 'content-type': 'application/problem+json', connection: 'close' });
  expect(JSON.parse(body)).toMatchObject({ status, instance: headers['x-request-id'] });
  expect(lines).toMatchObject([{ level: 'warn', message: 'request', status, request_id: headers['x-request-id'] }]);
  expect(answer.match(/HTTP\/1\.1 \d+/g)).toHaveLength(1);
}

describe('RFC 9112 §3.2: one valid Host', () => {
  test.each([
    ['none', ''],
    ['two', 'Host: a\r\nHost: b\r\n'],
    ['two equal ones', 'Host: a\r\nhost: a\r\n'],
    ['an empty one', 'Host:\r\n'],
    ['"a b"', 'Host: a b\r\n'],
    ['"a/b"', 'Host: a/b\r\n'],
    ['"a@b"', 'Host: a@b\r\n'],
    ['"a, b"', 'Host: a, b\r\n'],
    ['"[::1"', 'Host: [::1\r\n'],
    ['"a:b"', 'Host: a:b\r\n'],
  ])('%s is 400', async (_what, host) => {
    const { port, lines } = await startEcho();

    const answer = await exchange(port, `GET /items HTTP/1.1\r\n${host}${CLOSE}`);
    await eventually(() => lines.length > 0);

    expectProblem(answer, lines, 400);
  });

  test.each(['/health', '/items'])('holds for %s too', async (path) => {
    const { port } = await startEcho();

    expect(partsOf(await exchange(port, `GET ${path} HTTP/1.1\r\n${CLOSE}`)).status).toBe(400);
  });

  test('HTTP/1.0 needs none', async () => {
    const { port } = await startEcho();

    expect(partsOf(await exchange(port, 'GET /items HTTP/1.0\r\n\r\n')).status).toBe(200);
  });
});

describe('RFC 9112 §3.2.2: a target in absolute form', () => {
  test.each([
    ['http://shop.example/items?a=b', { host: 'shop.example', url: '/items?a=b' }],
    ['HTTP://shop.example:8080/items', { host: 'shop.example:8080', url: '/items' }],
    ['https://shop.example/items', { host: 'shop.example', url: '/items' }],
  ])('%s is a path, and its host the one that counts', async (target, { host, url }) => {
    const { port, lines } = await startEcho();

    const { status, body } = partsOf(await exchange(port, `GET ${target} HTTP/1.1\r\nHost: other\r\n${CLOSE}`));
    await eventually(() => lines.length > 0);

    expect(status).toBe(200);
    expect(JSON.parse(body)).toMatchObject({ host, url, originalUrl: url });
    expect(lines).toMatchObject([{ path: '/items', route: '/items' }]);
  });

  test.each([
    ['http://shop.example', 200],
    ['http://shop.example?items', 200],
    ['http://a@shop.example/items', 400],
    ['http:///items', 400],
    ['http://a, b/items', 400],
    ['ftp://shop.example/items', 400],
    ['*', 400],
  ])('%s is %d', async (target, status) => {
    const { port } = await startEcho();

    expect(partsOf(await exchange(port, `GET ${target} HTTP/1.1\r\nHost: shop\r\n${CLOSE}`)).status).toBe(status);
  });
});

test.each(['*', 'http://shop'])('RFC 9112 §3.2.4: OPTIONS %s asks for the server, which has nothing to say', async (target) => {
  const { port } = await startEcho();

  expect(partsOf(await exchange(port, `OPTIONS ${target} HTTP/1.1\r\nHost: shop\r\n${CLOSE}`)).status).toBe(404);
});

describe('RFC 9110 §10.1.1: expectations', () => {
  test.each(['something', '100-continue, something', '100-continued'])('%s is 417', async (expectation) => {
    const { port, lines } = await startEcho();

    const answer = await exchange(port, `GET /items HTTP/1.1\r\nHost: shop\r\nExpect: ${expectation}\r\n${CLOSE}`);
    await eventually(() => lines.length > 0);

    expectProblem(answer, lines, 417);
  });

  const post = (path: string, headers: string) => `POST ${path} HTTP/1.1\r\nHost: shop\r\nExpect: 100-continue\r\n${headers}\r\n`;
  const JSON_HEADERS = 'Content-Type: application/json\r\nContent-Length: 7\r\n';

  test('100-continue is said when the body is wanted', async () => {
    const { port } = await startEcho();
    const client = await openSocket(port);
    const received: string[] = [];
    client.on('data', (chunk: Buffer) => received.push(String(chunk)));

    client.write(post('/items', JSON_HEADERS));
    await eventually(() => received.length > 0);
    const first = received.join('');
    client.write('{"a":1}');
    await eventually(() => received.join('').includes('{"a":1}'));
    client.destroy();

    expect(first).toBe('HTTP/1.1 100 Continue\r\n\r\n');
    expect(received.join('')).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n[^]*Connection: keep-alive\r\n/);
  });

  test.each([
    ['404', post('/nothing', JSON_HEADERS), 404],
    ['405', post('/items', JSON_HEADERS).replace('POST', 'PATCH'), 405],
    ['413', post('/notes', 'Content-Type: application/json\r\nContent-Length: 101\r\n'), 413],
    ['415', post('/items', 'Content-Type: text/plain\r\nContent-Length: 7\r\n'), 415],
    ['400', post('/items', JSON_HEADERS).replace('Host: shop', 'Host: a b'), 400],
    ['417', post('/items', JSON_HEADERS).replace('100-continue', 'more'), 417],
  ])('a request that is refused gets its %s instead, and the connection ends', async (_what, head, status) => {
    const { port, lines } = await startEcho();

    const answer = await exchange(port, head);
    await eventually(() => lines.length > 0);

    expectProblem(answer, lines, status);
  });

  test('a request without a body is answered without it', async () => {
    const { port } = await startEcho();

    const answer = await exchange(port, `GET /items HTTP/1.1\r\nHost: shop\r\nExpect: 100-continue\r\n${CLOSE}`);

    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('HTTP/1.0 has none', async () => {
    const { port } = await startEcho();

    const answer = await exchange(port, `POST /items HTTP/1.0\r\nExpect: 100-continue\r\n${JSON_HEADERS}\r\n{"a":1}`);

    expect(answer).toMatch(/^HTTP\/1\.1 200 [^]*{"a":1}$/);
  });
});

describe('RFC 9110 §9.3.6: CONNECT', () => {
  const CONNECT = 'CONNECT shop.example:443 HTTP/1.1\r\nHost: shop.example:443\r\n\r\n';

  test('is 405, with the methods that there are', async () => {
    const { port, lines } = await startEcho();

    const answer = await exchange(port, CONNECT);
    await eventually(() => lines.length > 0);

    expectProblem(answer, lines, 405);
    expect(partsOf(answer).headers['allow']).toBe(METHODS.join(', '));
  });

  test('reaches nobody, nor does what comes behind it', async () => {
    const target = createServer();
    let connections = 0;
    target.on('connection', () => connections++).listen(0);
    const { port } = await startEcho();

    const answer = await exchange(port, CONNECT, 'GET /items HTTP/1.1\r\nHost: shop\r\n\r\n');
    target.close();

    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 405']);
    expect(connections).toBe(0);
  });

  test('behind a request is answered after it', async () => {
    const { port } = await startShop((app) => app.get('/items', (_request, response) => void setTimeout(() => response.json('first'), 50)));

    const answer = await exchange(port, `GET /items HTTP/1.1\r\nHost: shop\r\n\r\n${CONNECT}`);

    expect(answer).toMatch(/^HTTP\/1\.1 200 [^]*"first"HTTP\/1\.1 405 /);
  });
});
