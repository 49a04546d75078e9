import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@fairlead/service-kit/testing';
import { exchange, open } from '../../testing/raw-request';
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

    expect(received).toContain(`\r\nContent-Length: ${hidden.length}\r\n`);
    expect(received).not.toMatch(/transfer-encoding/i);
  });
});

/** What an attack wants to be read as a request of its own. */
const SMUGGLED = 'GET /api/users/smuggled HTTP/1.1\r\nHost: a\r\n\r\n';
const CHUNK_END = '0\r\n\r\n';

/** A POST with these lines, whose body can be read as empty chunks or as five bytes, before the smuggled request. */
const post = (headers: string) => `POST /api/users HTTP/1.1\r\nHost: a\r\n${headers}\r\n${CHUNK_END}${SMUGGLED}`;
const chunked = (chunks: string) => `POST /api/users HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${chunks}${SMUGGLED}`;

/** The classes of attacks on framing that have been published, each by its name and in the ways to write it. */
const CLASSES: Readonly<Record<string, readonly (readonly [what: string, bytes: string])[]>> = {
  'CL.TE and TE.CL: both lengths, of which two servers take one each': [
    ['Content-Length first', post('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n')],
    ['Transfer-Encoding first', post('Transfer-Encoding: chunked\r\nContent-Length: 5\r\n')],
    ['in odd case', post('content-LENGTH: 5\r\ntransfer-ENCODING: chunked\r\n')],
  ],
  'CL.CL: two lengths': [
    ['different', post('Content-Length: 5\r\nContent-Length: 6\r\n')],
    ['equal', post('Content-Length: 5\r\nContent-Length: 5\r\n')],
    ['in a list', post('Content-Length: 5, 5\r\n')],
    ['in a list of different ones', post('Content-Length: 5, 0\r\n')],
  ],
  '0.CL and CL.0: a length that one of two servers does not see': [
    ['signed', post('Content-Length: +5\r\n')],
    ['negative', post('Content-Length: -5\r\n')],
    ['hexadecimal', post('Content-Length: 0x5\r\n')],
    ['with an underscore', post('Content-Length: 0_5\r\n')],
    ['with a point', post('Content-Length: 5.0\r\n')],
    ['with a space inside', post('Content-Length: 0 5\r\n')],
    ['empty', post('Content-Length: \r\n')],
    ['larger than any', post(`Content-Length: ${'9'.repeat(30)}\r\n`)],
    ['with a space before the colon', post('Content-Length : 5\r\n')],
    ['with a tab before the colon', post('Content-Length\t: 5\r\n')],
    ['with a space in front', post(' Content-Length: 5\r\n')],
    ['folded', post('Content-Length:\r\n 5\r\n')],
    ['behind a NUL', post('Content-Length: \x005\r\n')],
    ['behind a vertical tab', post('Content-Length: \x0b5\r\n')],
    ['in digits of another script', post('Content-Length: \xd9\xa5\r\n')],
  ],
  'TE.TE: a coding that one of two servers does not recognize': [
    ['in two lines', post('Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n')],
    ['chunked twice, in two lines', post('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n')],
    ['chunked twice', post('Transfer-Encoding: chunked, chunked\r\n')],
    ['behind another', post('Transfer-Encoding: gzip, chunked\r\n')],
    ['before another', post('Transfer-Encoding: chunked, identity\r\n')],
    ['identity', post('Transfer-Encoding: identity\r\n')],
    ['unknown', post('Transfer-Encoding: xchunked\r\n')],
    ['written on', post('Transfer-Encoding: chunkedfoo\r\n')],
    ['in quotes', post('Transfer-Encoding: "chunked"\r\n')],
    ['with a parameter', post('Transfer-Encoding: chunked;q=1\r\n')],
    ['behind a comma', post('Transfer-Encoding: ,chunked\r\n')],
    ['before a comma', post('Transfer-Encoding: chunked,\r\n')],
    ['behind a vertical tab', post('Transfer-Encoding: \x0bchunked\r\n')],
    ['behind a NUL', post('Transfer-Encoding: \0chunked\r\n')],
    ['before a NUL', post('Transfer-Encoding: chunked\0\r\n')],
    ['behind a byte that is no ASCII', post('Transfer-Encoding: \xffchunked\r\n')],
    ['with a letter that becomes ASCII in another case', post('Transfer-Encoding: chun\xe2\x84\xaaed\r\n')],
    ['empty', post('Transfer-Encoding: \r\n')],
    ['with a space before the colon', post('Transfer-Encoding : chunked\r\n')],
    ['with a tab before the colon', post('Transfer-Encoding\t: chunked\r\n')],
    ['with a vertical tab before the colon', post('Transfer-Encoding\x0b: chunked\r\n')],
    [
      'with a space in front, on the first line',
      `POST /api/users HTTP/1.1\r\n Transfer-Encoding: chunked\r\nHost: a\r\n\r\n${CHUNK_END}${SMUGGLED}`,
    ],
    ['in HTTP/1.0', post('Transfer-Encoding: chunked\r\n').replace('HTTP/1.1', 'HTTP/1.0')],
  ],
  'header folding: a line that goes on, or does not': [
    ['a framing header (CVE-2022-32215)', post('Transfer-Encoding:\r\n chunked\r\n')],
    ['a framing header, by a tab', post('Transfer-Encoding:\r\n\tchunked\r\n')],
    ['a framing header inside another', post('X-A: b\r\n Transfer-Encoding: chunked\r\n')],
    ['another header', post('X-A: b\r\n c\r\nContent-Length: 5\r\n')],
  ],
  'line ends: CR or LF alone, which end a line for some': [
    ['CR in a value', post('X-A: b\rContent-Length: 5\r\n')],
    ['CR before the colon', post('X-A\r: b\r\nContent-Length: 5\r\n')],
    ['CR behind an empty header (CVE-2023-30589)', post('X-A:\rTransfer-Encoding: chunked\r\n')],
    ['LF between headers (CVE-2022-32214)', post('X-A: b\nContent-Length: 5\r\n')],
    ['LF before a framing header', post('X-A: b\nTransfer-Encoding: chunked\r\n')],
    ['LF behind the request line', post('').replace('HTTP/1.1\r\n', 'HTTP/1.1\n')],
    ['LF at the end of the head', `POST /api/users HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\n${CHUNK_END}${SMUGGLED}`],
    ['CR at the end of the head (CVE-2025-23167)', `GET /api/users HTTP/1.1\r\nHost: a\r\n\rX${SMUGGLED}`],
    ['a header without a colon', post('Content-Length\r\n')],
    ['CR in the request line', post('').replace(' HTTP/1.1', '\rX HTTP/1.1')],
  ],
  'chunk sizes: a number that two servers read as two': [
    ['0x in front', chunked('0x0\r\n\r\n')],
    ['a sign', chunked('+0\r\n\r\n')],
    ['negative', chunked('-1\r\n\r\n')],
    ['an underscore', chunked('0_0\r\n\r\n')],
    ['larger than 64 bits', chunked('10000000000000000\r\n\r\n')],
    ['white space in front', chunked(' 0\r\n\r\n')],
    ['empty', chunked('\r\n\r\n')],
    ['no digits', chunked('zero\r\n\r\n')],
    ['a NUL behind it', chunked('0\0\r\n\r\n')],
  ],
  'TERM.EXT, EXT.TERM: ends of lines in extensions of chunks': [
    ['LF in an extension', chunked('1;a\nb\r\nc\r\n0\r\n\r\n')],
    ['CR in an extension', chunked('1;a\rb\r\nc\r\n0\r\n\r\n')],
    ['LF behind an extension', chunked('1;\nc\r\n0\r\n\r\n')],
    ['LF behind a size', chunked('1\nc\r\n0\r\n\r\n')],
    ['CR behind a size', chunked('1\rc\r\n0\r\n\r\n')],
    ['NUL in an extension', chunked('1;\0\r\nc\r\n0\r\n\r\n')],
  ],
  'spill: bytes beyond a chunk that one of two servers skips': [
    ['more than the size', chunked('1\r\nccXX0\r\n\r\n')],
    ['no end of line', chunked('1\r\nc0\r\n\r\n')],
    ['LF alone behind the chunk', chunked('1\r\nc\n0\r\n\r\n')],
    ['CR alone behind the chunk', chunked('1\r\nc\r0\r\n\r\n')],
    ['two bytes that are no end of line', chunked('1\r\ncXX0\r\n\r\n')],
  ],
  'trailers: a head behind the body': [
    ['with a length (CVE-2023-46589)', chunked('0\r\nContent-Length: 5\r\n\r\n')],
    ['folded', chunked('0\r\nX-A: b\r\n c\r\n\r\n')],
    ['with a space before the colon', chunked('0\r\nContent-Length : 5\r\n\r\n')],
    ['with LF alone', chunked('0\r\nX-A: b\n\r\n')],
    ['with CR alone', chunked('0\r\nX-A: b\r\r\n')],
  ],
  'routing: two hosts, or none': [
    ['two', 'GET /api/users HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'],
    ['none', 'GET /api/users HTTP/1.1\r\n\r\n'],
    ['with a space before the colon', 'GET /api/users HTTP/1.1\r\nHost: a\r\nHost : b\r\n\r\n'],
    ['two in one', 'GET /api/users HTTP/1.1\r\nHost: a, b\r\n\r\n'],
  ],
  'versions: another protocol on the same connection': [
    ['HTTP/0.9', 'GET /api/users\r\n\r\n'],
    ['HTTP/2 by prior knowledge', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a version that does not exist', 'GET /api/users HTTP/1.10\r\nHost: a\r\n\r\n'],
    ['more behind the version', 'GET /api/users HTTP/1.1 x\r\nHost: a\r\n\r\n'],
  ],
  'values: bytes that some servers cut at': [['NUL', 'GET /api/users HTTP/1.1\r\nHost: a\r\nX-A: b\0\r\n\r\n']],
};

describe.each(Object.entries(CLASSES))('%s', (_class, attacks) => {
  test.each(attacks)('%s: 400, the connection closed, and nobody gets any of it', async (_what, bytes) => {
    const text = await exchange(gateway.port, bytes, Infinity);
    await passLater();

    expect(text).toMatch(/^HTTP\/1.1 400 /);
    expect(text).toMatch(/^connection: close/im);
    expect(text.match(/HTTP\/1\.1 \d+/g)).toHaveLength(1);
    expect(requestLines()).toEqual([LATER]);
  });
});

describe('what looks like an attack and is none is passed on as what it is', () => {
  const hidden = SMUGGLED;
  const framings = () => received.match(/^(transfer-encoding|content-length): .*/gim);
  const LATER_REQUEST = 'GET /api/users/later HTTP/1.1\r\nHost: a\r\n\r\n';
  const statusesOf = async (...requests: readonly string[]) => {
    const client = open(gateway.port);
    let text = '';
    client.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    for (const [index, request] of requests.entries()) {
      client.write(request);
      await eventually(() => (text.match(/HTTP\/1\.1 \d+/g) ?? []).length > index);
    }
    client.destroy();
    return text.match(/HTTP\/1\.1 \d+/g);
  };
  const one = [expect.stringMatching(/^(POST|GET|OPTIONS) \/users HTTP\/1\.1$/) as string];

  test.each([
    ['CL.0: a GET with a body', `GET /api/users HTTP/1.1\r\nHost: a\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`],
    [
      'TE.0: a chunked GET',
      `GET /api/users HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`,
    ],
    [
      'a coding behind a tab',
      `POST /api/users HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\tchunked \r\n\r\n${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`,
    ],
    [
      'hop-by-hop: Connection names the length',
      `POST /api/users HTTP/1.1\r\nHost: a\r\nConnection: Content-Length\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
    ],
    [
      'hop-by-hop: Connection names the coding',
      `POST /api/users HTTP/1.1\r\nHost: a\r\nConnection: Transfer-Encoding\r\nTransfer-Encoding: chunked\r\n\r\n${hidden.length.toString(16)}\r\n${hidden}\r\n0\r\n\r\n`,
    ],
    [
      'framing headers with underscores',
      `POST /api/users HTTP/1.1\r\nHost: a\r\nContent_Length: 0\r\nTransfer_Encoding: chunked\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`,
    ],
  ])('%s', async (_what, bytes) => {
    const text = await exchange(gateway.port, bytes);
    await passLater();

    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    const [first = ''] = received.split(LATER, 1);
    expect(first.split('\r\n\r\n')[0]?.split('\r\n', 1)).toEqual(one);
    expect(first.slice(first.indexOf('\r\n\r\n'))).toContain(hidden);
    expect(framings()).toHaveLength(1);
    expect(received).not.toMatch(/^(content_length|transfer_encoding):/im);
  });

  test('pause-based: a body that comes late is still a body', async () => {
    const client = open(gateway.port);
    client.write(`POST /api/users HTTP/1.1\r\nHost: a\r\nContent-Length: ${hidden.length}\r\n\r\n`);
    await delay(200);
    client.write(hidden);
    await once(client, 'data');
    client.destroy();

    expect(requestLines()?.[0]).toBe('POST /users HTTP/1.1');
    expect(received.slice(received.indexOf('\r\n\r\n'))).toBe(`\r\n\r\n${hidden}`);
  });

  test('h2c: an upgrade to HTTP/2 is not passed on, and what follows is HTTP/1.1', async () => {
    const upgrade =
      'GET /api/users HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n';

    expect(await statusesOf(upgrade, LATER_REQUEST)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
    expect(received).not.toMatch(/upgrade|http2-settings/i);
  });

  test('websocket: an upgrade is not passed on, and what follows is HTTP/1.1', async () => {
    const upgrade = 'GET /api/users HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 777\r\n\r\n';

    expect(await statusesOf(upgrade, LATER_REQUEST)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200']);
    expect(received).not.toMatch(/^upgrade:/im);
  });

  test('Expect: 100-continue in an odd form never makes a body a request', async () => {
    const bytes = `POST /api/users HTTP/1.1\r\nHost: a\r\nExpect: y 100-continue\r\nContent-Length: ${hidden.length}\r\n\r\n${hidden}`;

    const text = await exchange(gateway.port, bytes, Infinity);
    await passLater();

    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 417']);
    expect(requestLines()).toEqual([LATER]);
  });

  test('response splitting: an encoded line end of a target stays encoded', async () => {
    const text = await exchange(gateway.port, 'GET /api/users/%0d%0aX-A:%20b HTTP/1.1\r\nHost: a\r\n\r\n');

    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(requestLines()).toEqual(['GET /users/%0d%0aX-A:%20b HTTP/1.1']);
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
    'http://evil.example/api/users/../metrics',
    'file:///api/users',
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
