import type { IncomingMessage, ServerResponse } from 'node:http';
import { exchange } from '../../testing/raw-request';
import { type RunningGateway, startGateway } from '../../testing/start-gateway';
import { type RunningUpstream, startUpstream } from '../../testing/start-upstream';

let upstream: RunningUpstream;
let gateway: RunningGateway;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  upstream = await startUpstream((request, response) => answer(request, response));
  gateway = await startGateway({ upstreamPort: upstream.port });
});

beforeEach(() => {
  answer = (_request, response) => void response.end('ok');
});

afterAll(async () => {
  await gateway.stop();
  await upstream.close();
});

const get = (headers: string, port = gateway.port) => exchange(port, `GET /api/users HTTP/1.1\r\nHost: shop.example.com\r\n${headers}\r\n`);
const received = () => upstream.requests.at(-1) as IncomingMessage;

test('stops hop-by-hop headers on the way in, those that Connection names too', async () => {
  await get(
    'Connection: keep-alive, X-Secret\r\nX-Secret: 1\r\nKeep-Alive: timeout=5\r\nProxy-Connection: x\r\nProxy-Authorization: x\r\nTE: trailers\r\nUpgrade: h2c\r\nAccept: x\r\n',
  );

  const { headers } = received();
  for (const name of ['x-secret', 'keep-alive', 'proxy-connection', 'proxy-authorization', 'te', 'upgrade']) {
    expect(headers).not.toHaveProperty(name);
  }
  expect(headers).toMatchObject({ accept: 'x', host: `localhost:${upstream.port}` });
});

test('stops hop-by-hop headers on the way out, and keeps repeated headers repeated', async () => {
  answer = (_request, response) => {
    response.writeHead(200, [
      ['Connection', 'X-Internal'],
      ['X-Internal', '1'],
      ['Proxy-Authenticate', 'x'],
      ['Trailer', 'x'],
      ['Set-Cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['Date', 'Sun, 06 Nov 1994 08:49:37 GMT'],
      ['Server', 'user-service'],
    ] as never);
    response.end('ok');
  };

  const text = await get('');

  expect(text).not.toMatch(/x-internal|proxy-authenticate|trailer/i);
  expect(text).toContain('Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n');
  expect(text.match(/^date: .*/gim)).toEqual(['Date: Sun, 06 Nov 1994 08:49:37 GMT']);
  expect(text).toContain('Server: user-service\r\n');
});

test('adds itself to Via in both directions', async () => {
  answer = (_request, response) => void response.setHeader('Via', '1.1 inner').end('ok');

  const text = await get('Via: 1.0 outer\r\n');

  expect(received().headers.via).toBe('1.0 outer, 1.1 api-gateway');
  expect(text).toContain('\r\nVia: 1.1 inner, 1.1 api-gateway\r\n');
});

test('passes one request id upstream and echoes it once, whatever the upstream says', async () => {
  answer = (_request, response) => void response.setHeader('X-Request-ID', 'another').end('ok');

  const text = await get('X-Request-ID: abc-1\r\ntraceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n');

  expect(received().headers).toMatchObject({
    'x-request-id': 'abc-1',
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  });
  expect(text.match(/^x-request-id: .*/gim)).toEqual(['X-Request-ID: abc-1']);
  expect(await gateway.logged('abc-1')).toMatchObject({ status: 200, route: '/api/users', service: 'api-gateway' });
});

test('makes a request id where the given one is not well-formed', async () => {
  const text = await get('X-Request-ID: a b\r\n');

  const made = /^X-Request-ID: (.*)\r$/m.exec(text)?.[1];
  expect(made).toMatch(/^[0-9a-f-]{36}$/);
  expect(received().headers['x-request-id']).toBe(made);
});

test('replaces what an untrusted client says about earlier hops', async () => {
  await get('Forwarded: for=192.0.2.1\r\nX-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Port: 1\r\nX-Real-IP: 192.0.2.1\r\n');

  const { headers } = received();
  expect(headers).toMatchObject({
    forwarded: 'for=127.0.0.1;host=shop.example.com;proto=http',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': 'shop.example.com',
  });
  expect(headers).not.toHaveProperty('x-forwarded-port');
  expect(headers).not.toHaveProperty('x-real-ip');
});

describe('what says where a request came from, or is read as if it did,', () => {
  const FORGED = [
    'X-Real-IP',
    'X-Client-IP',
    'True-Client-IP',
    'CF-Connecting-IP',
    'Fastly-Client-IP',
    'X-Cluster-Client-IP',
    'X-Forwarded-Port',
    'X-Forwarded',
    'WL-Proxy-Client-IP',
    'X-Original-URL',
    'X-Rewrite-URL',
    'X_Real_IP',
    'True_Client_IP',
    'X_Forwarded_Port',
    'X_Forwarded_For',
    'X-Forwarded_For',
    'x_forwarded-host',
    'X_Forwarded_Proto',
  ];
  const forged = FORGED.map((name) => `${name}: 192.0.2.1\r\n`).join('');
  const arrived = () => FORGED.filter((name) => name.toLowerCase() in received().headers);

  test('never comes from an untrusted client', async () => {
    await get(`${forged}X-Other: 1\r\n`);

    expect(arrived()).toEqual([]);
    expect(received().headers).toHaveProperty('x-other');
    expect(JSON.stringify(received().rawHeaders)).not.toContain('192.0.2.1');
  });

  test('travels on from a trusted proxy, but for twins of what is written anew', async () => {
    const trusting = await startGateway({ upstreamPort: upstream.port, env: { TRUSTED_PROXIES: '127.0.0.0/8' } });

    await get(forged, trusting.port);
    await trusting.stop();

    expect(arrived()).toEqual(FORGED.slice(0, FORGED.indexOf('X_Forwarded_For')));
  });
});

test('what the gateway writes itself comes from nobody else, with underscores neither', async () => {
  await get(
    'X_Request_ID: 1\r\nX_Request-Timeout_Ms: 1\r\nContent_Length: 1\r\nProxy: http://192.0.2.1\r\nProxy_Authorization: x\r\nX_Other: 1\r\n',
  );

  const names = Object.keys(received().headers);
  expect(names.filter((name) => name.includes('_') || name === 'proxy')).toEqual(['x_other']);
});

test.each(['a b', 'a/b', 'a@b', 'a, b', '[::1', ''])('answers the Host %j with 400, and the upstream never hears of it', async (host) => {
  const before = upstream.requests.length;

  const text = await exchange(gateway.port, `GET /api/users HTTP/1.1\r\nHost: ${host}\r\n\r\n`);

  expect(text).toMatch(/^HTTP\/1\.1 400 [^]*application\/problem\+json/);
  expect(upstream.requests.length).toBe(before);
});

test('RFC 9112 §3.2.2: passes a target in absolute form on as a path, with its host in place of the header', async () => {
  const text = await exchange(gateway.port, 'GET http://shop.example.com:8080/api/users/1?a=b HTTP/1.1\r\nHost: other.example\r\n\r\n');

  expect(text).toMatch(/^HTTP\/1\.1 200 /);
  expect(received().url).toBe('/users/1?a=b');
  expect(received().headers).toMatchObject({
    host: `localhost:${upstream.port}`,
    'x-forwarded-host': 'shop.example.com:8080',
    forwarded: 'for=127.0.0.1;host="shop.example.com:8080";proto=http',
  });
});

test('continues what a trusted proxy says about earlier hops', async () => {
  const trusting = await startGateway({ upstreamPort: upstream.port, env: { TRUSTED_PROXIES: '127.0.0.0/8' } });

  await get(
    'X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: a.example\r\nX-Real-IP: 192.0.2.1\r\n',
    trusting.port,
  );
  await trusting.stop();

  expect(received().headers).toMatchObject({
    forwarded: 'for=192.0.2.1, for=127.0.0.1;host=shop.example.com;proto=http',
    'x-forwarded-for': '192.0.2.1, 127.0.0.1',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'a.example',
    'x-real-ip': '192.0.2.1',
  });
});

test.each([
  ['/users/1', '/api/users/1'],
  ['http://localhost:PORT/users/1', '/api/users/1'],
  ['https://example.com/users/1', 'https://example.com/users/1'],
])('answers a Location of %s as %s', async (location, expected) => {
  answer = (_request, response) => {
    response.writeHead(201, { Location: location.replace('PORT', String(upstream.port)) }).end();
  };

  const response = await fetch(`${gateway.url}/api/users`, { method: 'POST', body: '{}', redirect: 'manual' });

  expect(response.status).toBe(201);
  expect(response.headers.get('location')).toBe(expected);
});

test.each([204, 304])('passes a %d on without a body', async (status) => {
  answer = (_request, response) => void response.writeHead(status, { ETag: '"1"' }).end();

  const text = await get('');

  expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(text).toMatch(/ETag: "1"\r\n/);
  expect(text).not.toMatch(/transfer-encoding|content-length/i);
  expect(text.endsWith('\r\n\r\n')).toBe(true);
});

test('answers Expect: 100-continue itself', async () => {
  answer = (request, response) => void request.resume().on('end', () => response.end('ok'));

  const text = await exchange(gateway.port, 'POST /api/users HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}');

  expect(text).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 200 OK\r\n/);
  expect(received().headers).not.toHaveProperty('expect');
});

test.each([
  ['404', '/api/nothing', 'POST', 2],
  ['405', '/api/users', 'DELETE', 2],
  ['413', '/api/users', 'POST', 1024 * 1024 + 1],
])('a request that expects 100-continue gets its %s instead, and the upstream hears nothing', async (status, path, method, length) => {
  const before = upstream.requests.length;

  const text = await exchange(
    gateway.port,
    `${method} ${path} HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: ${length}\r\n\r\n`,
    Infinity,
  );

  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual([`HTTP/1.1 ${status}`]);
  expect(text).toMatch(/^connection: close/im);
  expect(upstream.requests.length).toBe(before);
});

test('drops trailers in both directions', async () => {
  answer = (request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { Trailer: 'X-Sum' });
      response.write('ok');
      response.addTrailers({ 'X-Sum': '1' });
      response.end();
    });
  };

  const text = await exchange(
    gateway.port,
    'POST /api/users HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTrailer: X-In\r\n\r\n2\r\n{}\r\n0\r\nX-In: 1\r\n\r\n',
  );

  expect(received().trailers).toEqual({});
  expect(received().headers).not.toHaveProperty('trailer');
  expect(text).toMatch(/^HTTP\/1.1 200/);
  expect(text).not.toMatch(/x-sum|trailer/i);
});

test('keeps early hints to itself and passes the final answer on', async () => {
  answer = (_request, response) => {
    response.writeEarlyHints({ link: '</a.css>; rel=preload' });
    response.end('ok');
  };

  const text = await get('');

  expect(text).toMatch(/^HTTP\/1.1 200 OK\r\n/);
  expect(text).not.toContain('a.css');
});
