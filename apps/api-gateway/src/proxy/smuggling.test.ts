import type { Socket } from 'node:net';
import { eventually } from '@fairlead/service-kit/testing';
import { exchange } from '../../testing/raw-request';
import { type RunningGateway, startGateway } from '../../testing/start-gateway';
import { type RunningUpstream, startRawUpstream } from '../../testing/start-upstream';

let upstream: RunningUpstream;
let gateway: RunningGateway;
let received: string;

/** Answers each message that ends, probes too, and keeps what it was sent. */
function serve(socket: Socket) {
  let pending = '';
  socket.on('data', (chunk: Buffer) => {
    pending += chunk.toString('latin1');
    const isChunked = /^transfer-encoding: chunked/im.test(pending);
    const length = Number(/^content-length: (\d+)/im.exec(pending)?.[1] ?? 0);
    const end = isChunked ? pending.indexOf('0\r\n\r\n') + 5 : pending.indexOf('\r\n\r\n') + 4 + length;
    if (end < 5 || pending.length < end) return;
    if (!pending.startsWith('GET /health/ready')) received += pending;
    pending = '';
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
  });
}

beforeAll(async () => {
  upstream = await startRawUpstream(serve);
  gateway = await startGateway({ upstreamPort: upstream.port, limits: { concurrent: 1 } });
});

beforeEach(() => {
  received = '';
});

afterAll(async () => {
  await gateway.stop();
  await upstream.close();
});

/** Passes a request on the one connection upstream: whatever an earlier one led to has arrived before it. */
const passLater = () => exchange(gateway.port, 'GET /api/users/later HTTP/1.1\r\nHost: a\r\n\r\n');
const LATER = 'GET /users/later HTTP/1.1';

const requestLines = () => received.match(/^[A-Z]+ \S+ HTTP\/1\.1/gm);

describe('CVE-2026-29057: a chunked body on a method that usually has none hides a second request', () => {
  const hidden = 'GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n';
  const chunk = `${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`;

  test.each(['DELETE', 'GET', 'HEAD'])('a chunked %s reaches the upstream as one request with one framing', async (method) => {
    const text = await exchange(gateway.port, `${method} /api/users/1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`);

    expect(text).toMatch(/^HTTP\/1.1 200/);
    const [head = '', ...body] = received.split('\r\n\r\n');
    expect(head.split('\r\n')[0]).toBe(`${method} /users/1 HTTP/1.1`);
    expect(head.match(/^(transfer-encoding|content-length): /gim)).toHaveLength(1);
    expect(body.join('\r\n\r\n')).toContain(hidden);
  });

  test('the next request on the same connections gets its own answer', async () => {
    const attack = `DELETE /api/users/1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`;

    const text = await exchange(gateway.port, `${attack}GET /api/users/2 HTTP/1.1\r\nHost: a\r\n\r\n`, 2);

    expect(text.match(/HTTP\/1.1 200/g)).toHaveLength(2);
    expect(received).toContain('GET /users/2 HTTP/1.1');
  });

  test.each(['DELETE', 'GET'])('an empty chunked %s goes on without a body', async (method) => {
    await exchange(gateway.port, `${method} /api/users/1 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`);

    expect(requestLines()).toEqual([`${method} /users/1 HTTP/1.1`]);
    expect(received).not.toMatch(/transfer-encoding|content-length/i);
  });

  test('a DELETE with a length keeps it', async () => {
    await exchange(gateway.port, `DELETE /api/users/1 HTTP/1.1\r\nHost: a\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`);

    expect(received).toContain(`content-length: ${hidden.length}\r\n`);
    expect(received).not.toMatch(/transfer-encoding/i);
  });
});

describe('ambiguous framing is refused with 400 and reaches nobody', () => {
  const smuggled = 'GET /api/users/smuggled HTTP/1.1\r\nHost: a\r\n\r\n';
  const post = (headers: string) => `POST /api/users HTTP/1.1\r\nHost: a\r\n${headers}\r\n0\r\n\r\n${smuggled}`;

  test.each([
    ['Content-Length before Transfer-Encoding', post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n')],
    ['Transfer-Encoding before Content-Length', post('Transfer-Encoding: chunked\r\nContent-Length: 5\r\n')],
    ['two lengths', post('Content-Length: 5\r\nContent-Length: 6\r\n')],
    ['two equal lengths', post('Content-Length: 5\r\nContent-Length: 5\r\n')],
    ['a list of lengths', post('Content-Length: 5, 5\r\n')],
    ['a signed length', post('Content-Length: +5\r\n')],
    ['two codings in two lines', post('Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n')],
    ['chunked twice', post('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n')],
    ['a coding before chunked', post('Transfer-Encoding: gzip, chunked\r\n')],
    ['a coding after chunked', post('Transfer-Encoding: chunked, identity\r\n')],
    ['an unknown coding', post('Transfer-Encoding: xchunked\r\n')],
    ['a coding behind a vertical tab', post('Transfer-Encoding: \x0bchunked\r\n')],
    ['an empty coding', post('Transfer-Encoding: \r\n')],
    ['a space before the colon', post('Transfer-Encoding : chunked\r\n')],
    ['a folded framing header', post('Transfer-Encoding:\r\n chunked\r\n')],
    ['a folded header', post('X-A: b\r\n c\r\nContent-Length: 5\r\n')],
    ['a bare CR in a value', post('X-A: b\rContent-Length: 5\r\n')],
    ['a bare LF between headers', post('X-A: b\nContent-Length: 5\r\n')],
    ['a bare LF in a chunk', 'POST /api/users HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\na\n0\r\n\r\n'],
    [
      'a chunk extension with a bare CR',
      'POST /api/users HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;\ra\r\nb\r\n0\r\n\r\n',
    ],
    ['chunks in HTTP/1.0', post('Transfer-Encoding: chunked\r\n').replace('HTTP/1.1', 'HTTP/1.0')],
    ['two hosts', 'GET /api/users HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'],
    ['no host', 'GET /api/users HTTP/1.1\r\n\r\n'],
    ['HTTP/0.9', 'GET /api/users\r\n\r\n'],
    ['a NUL in a value', 'GET /api/users HTTP/1.1\r\nHost: a\r\nX-A: b\0\r\n\r\n'],
  ])('%s', async (_what, bytes) => {
    const text = await exchange(gateway.port, bytes, Infinity);
    await passLater();

    expect(text).toMatch(/^HTTP\/1.1 400 /);
    expect(text).toMatch(/^connection: close/im);
    expect(text.match(/HTTP\/1\.1 \d+/g)).toHaveLength(1);
    expect(requestLines()).toEqual([LATER]);
  });
});

describe('a path never leaves the tree of its route', () => {
  test.each([
    '/api/users/../../metrics',
    '/api/users/../metrics',
    '/api/users/%2e%2e/metrics',
    '/api/users/..%2f..%2fmetrics',
    '/api/users/..%5cmetrics',
    '/api/users/..;/metrics',
    '/api/users\\..\\metrics',
    '/api/users/..',
    '/api/users#/../metrics',
    'http://evil.example/api/users',
    '/../api/users',
  ])('%s is refused', async (target) => {
    const text = await exchange(gateway.port, `GET ${target} HTTP/1.1\r\nHost: a\r\n\r\n`);
    await passLater();

    expect(text).toMatch(/^HTTP\/1.1 40[04] /);
    expect(requestLines()).toEqual([LATER]);
  });
});

test('a body that breaks off never reaches the upstream as a whole one', async () => {
  const bytes = 'POST /api/users HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nnonsense\r\n';

  const text = await exchange(gateway.port, bytes);

  expect(text).toMatch(/^HTTP\/1.1 400 /);
  await eventually(() => upstream.sockets.some((socket) => socket.destroyed));
  expect(received).toBe('');
});
