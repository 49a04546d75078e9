import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { exchange } from '../../testing/raw-request';
import { type RunningGateway, startGateway } from '../../testing/start-gateway';
import { type RunningUpstream, startRawUpstream } from '../../testing/start-upstream';

let upstream: RunningUpstream;
let gateway: RunningGateway;
/** What the upstream sends for a request, in pieces. */
let answer: readonly string[] = [];
/** The connections on which it was asked for more than its health. */
const used = new Set<Socket>();

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const GET = 'GET /api/users HTTP/1.1\r\nHost: a\r\n\r\n';

/** Gives the request for `/users/later` a plain answer and others the one of the test. */
function serve(socket: Socket) {
  socket.on('data', (head: Buffer) => {
    const isProbe = head.includes(' /health/');
    if (!isProbe) used.add(socket);
    const isOther = head.includes(' /users/later ') || isProbe;
    void send(socket, isOther ? [OK] : answer);
  });
}

async function send(socket: Socket, pieces: readonly string[]) {
  for (const piece of pieces) {
    socket.write(piece, 'latin1');
    if (piece !== pieces.at(-1)) await delay(5);
  }
}

beforeAll(async () => {
  upstream = await startRawUpstream(serve);
  gateway = await startGateway({ upstreamPort: upstream.port, limits: { concurrent: 1, firstByteMs: 1_000 } });
});

afterAll(async () => {
  await gateway.stop();
  await upstream.close();
});

const openConnections = () => [...used].filter((socket) => !socket.destroyed).length;

/** The answer to a request, and to another one behind it on the same connection. */
async function ask(first: string) {
  const text = await exchange(gateway.port, `${first}GET /api/users/later HTTP/1.1\r\nHost: a\r\n\r\n`, 2);
  const later = text.lastIndexOf('HTTP/1.1 ');
  return { head: text.slice(0, later), later: text.slice(later) };
}

describe('an answer without a body ends with its headers, and both connections live on', () => {
  test.each([
    ['304', 'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\nContent-Length: 5\r\n\r\n', /^content-length: 5\r$/im],
    ['304 without a length', 'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n', undefined],
    ['204', 'HTTP/1.1 204 No Content\r\nETag: "1"\r\nContent-Length: 0\r\n\r\n', undefined],
    ['204 with the length of something', 'HTTP/1.1 204 No Content\r\nETag: "1"\r\nContent-Length: 5\r\n\r\n', undefined],
  ])('%s', async (_what, bytes, length) => {
    await ask('GET /api/users/later HTTP/1.1\r\nHost: a\r\n\r\n');
    const before = used.size;
    answer = [bytes];

    const { head, later } = await ask(GET);

    expect(head).toMatch(bytes.startsWith('HTTP/1.1 304') ? /^HTTP\/1\.1 304 / : /^HTTP\/1\.1 204 /);
    expect(head).toMatch(/ETag: "1"\r\n[^]*\r\n\r\n$/);
    if (length) expect(head).toMatch(length);
    else expect(head).not.toMatch(/content-length|transfer-encoding/i);
    expect(later).toMatch(/^HTTP\/1\.1 200 [^]*ok$/);
    expect(used.size).toBe(before);
  });

  test('the 304 to a HEAD', async () => {
    answer = ['HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n'];

    const { head, later } = await ask('HEAD /api/users HTTP/1.1\r\nHost: a\r\n\r\n');

    expect(head).toMatch(/^HTTP\/1\.1 304 [^]*content-length: 5\r\n/i);
    expect(later).toMatch(/^HTTP\/1\.1 200 [^]*ok$/);
  });
});

describe('RFC 9110 §15.2: skips interim answers that nobody asked for', () => {
  test.each([
    ['100', ['HTTP/1.1 100 Continue\r\n\r\n', OK]],
    ['100 in one piece with the answer', [`HTTP/1.1 100 Continue\r\n\r\n${OK}`]],
    ['100 in two pieces', ['HTTP/1.1 100 Cont', `inue\r\n\r\n${OK}`]],
    ['two 100s', [`HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n${OK}`]],
    ['100 with headers', [`HTTP/1.1 100 Continue\r\nContent-Length: 7\r\nX-Interim: 1\r\n\r\n${OK}`]],
    [
      '102, 100 and 103',
      [`HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${OK}`],
    ],
    ['an interim status without a name', [`HTTP/1.1 199 What\r\n\r\n${OK}`]],
  ])('%s', async (_what, pieces) => {
    await ask('GET /api/users/later HTTP/1.1\r\nHost: a\r\n\r\n');
    const before = used.size;
    answer = pieces;

    const { head, later } = await ask(GET);

    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*\r\n\r\nok$/);
    expect(head).not.toMatch(/x-interim|link/i);
    expect(later).toMatch(/^HTTP\/1\.1 200 [^]*ok$/);
    expect(used.size).toBe(before);
  });

  test('before an answer to a POST', async () => {
    answer = [`HTTP/1.1 100 Continue\r\n\r\n${OK}`];

    const { head } = await ask('POST /api/users HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}');

    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });

  test('and never what looks like one inside a body', async () => {
    const body = 'HTTP/1.1 100 Continue\r\n\r\n';
    answer = [`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`, body];

    const text = await exchange(gateway.port, GET);

    expect(text.endsWith(`\r\n\r\n${body}`)).toBe(true);
  });
});

test.each([
  ['codings before chunked', 'Transfer-Encoding: gzip, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n'],
  ['codings before chunked, in two lines', 'Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n'],
  ['chunked twice', 'Transfer-Encoding: chunked, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n'],
  ['a coding without chunked', 'Transfer-Encoding: gzip\r\n\r\nok'],
  ['an empty coding', 'Transfer-Encoding:\r\nContent-Length: 2\r\n\r\nok'],
  ['identity', 'Transfer-Encoding: identity\r\n\r\nok'],
  ['both framings', 'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n'],
  ['a list of lengths', 'Content-Length: 2, 2\r\n\r\nok'],
  ['two lengths', 'Content-Length: 2\r\nContent-Length: 3\r\n\r\nok'],
  ['a length that is no number', 'Content-Length: 0x2\r\n\r\nok'],
])('RFC 9112 §6: an answer with %s is a 502, and nobody gets its bytes', async (_what, bytes) => {
  answer = [`HTTP/1.1 200 OK\r\nX-A: b\r\n${bytes}`];

  const { head, later } = await ask(GET);

  expect(head).toMatch(/^HTTP\/1\.1 502 /);
  expect(head).toContain('application/problem+json');
  expect(head).not.toMatch(/^x-a:/im);
  expect(later).toMatch(/^HTTP\/1\.1 200 [^]*ok$/);
  expect(openConnections()).toBe(1);
});

test.each(['000', '099', '600', '999'])('RFC 9110 §15: the status %s, which does not exist, is a 502', async (status) => {
  answer = [`HTTP/1.1 ${status} Odd\r\nContent-Length: 2\r\n\r\nok`];

  const { head, later } = await ask(GET);

  expect(head).toMatch(/^HTTP\/1\.1 502 /);
  expect(later).toMatch(/^HTTP\/1\.1 200 [^]*ok$/);
});

test.each([
  ['/users/1', '/api/users/1'],
  ['http://localhost:PORT/users/1', '/api/users/1'],
  ['https://example.com/users/1', 'https://example.com/users/1'],
  ['1.json', '1.json'],
])('answers a Content-Location of %s as %s', async (location, expected) => {
  const value = location.replace('PORT', String(upstream.port));
  answer = [`HTTP/1.1 200 OK\r\nContent-Location: ${value}\r\nContent-Length: 2\r\n\r\nok`];

  const { head } = await ask(GET);

  expect(head.match(/^content-location: .*/gim)).toEqual([`Content-Location: ${expected}`]);
});
