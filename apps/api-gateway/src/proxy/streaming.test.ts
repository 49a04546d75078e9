import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@fairlead/service-kit/testing';
import { exchange, open } from '../../testing/raw-request';
import { type RunningGateway, startGateway } from '../../testing/start-gateway';
import { type RunningUpstream, startUpstream } from '../../testing/start-upstream';

const MEBIBYTE = 1024 * 1024;

let upstream: RunningUpstream;
let gateway: RunningGateway;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeAll(async () => {
  upstream = await startUpstream((request, response) => answer(request, response));
  gateway = await startGateway({ upstreamPort: upstream.port, route: { stream: true, maxBodyBytes: 16 * MEBIBYTE } });
});

afterAll(async () => {
  await gateway.stop();
  await upstream.close();
});

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Sends a body piece by piece, so that it goes out in chunks. */
async function* pieces(bytes: Buffer) {
  for (let start = 0; start < bytes.length; start += 64 * 1024) {
    yield bytes.subarray(start, start + 64 * 1024);
    await delay(0);
  }
}

test.each(['with a length', 'in chunks'])('carries 10 MiB both ways %s, unchanged', async (how) => {
  answer = (request, response) => {
    const length = request.headers['content-length'];
    if (length !== undefined) response.setHeader('Content-Length', length);
    request.pipe(response);
  };
  const bytes = randomBytes(10 * MEBIBYTE);
  const body = how === 'in chunks' ? pieces(bytes) : bytes;

  const response = await fetch(`${gateway.url}/api/users`, { method: 'POST', body: body as never, duplex: 'half' });

  expect(response.headers.get('content-length')).toBe(how === 'in chunks' ? null : String(bytes.length));
  expect(digest(new Uint8Array(await response.arrayBuffer()))).toBe(digest(bytes));
});

test('clients of any speed get their own bytes and no other’s, while some of them leave', async () => {
  const bodies = Array.from({ length: 12 }, () => randomBytes(3 * MEBIBYTE));
  answer = (request, response) => {
    const body = bodies[Number(request.url?.split('/').at(-1))] as Buffer;
    response.setHeader('Content-Length', body.length);
    response.end(body);
  };

  const download = async (index: number) => {
    const request = httpRequest(`${gateway.url}/api/users/${index}`).end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) {
      chunks.push(chunk as Buffer);
      if (index % 3 === 1) await delay(2);
      if (index % 3 === 2 && chunks.length > 8) return undefined;
    }
    return digest(Buffer.concat(chunks));
  };
  const digests = await Promise.all(bodies.map((_body, index) => download(index)));

  expect(digests).toEqual(bodies.map((body, index) => (index % 3 === 2 ? undefined : digest(body))));
});

test('sends headers on before the body comes, and each piece as it comes', async () => {
  let upstreamResponse: ServerResponse | undefined;
  answer = (_request, response) => {
    upstreamResponse = response;
    response.writeHead(200).flushHeaders();
  };

  const response = await fetch(`${gateway.url}/api/users`);
  const reader = response.body?.getReader();
  upstreamResponse?.write('first');
  const first = await reader?.read();
  upstreamResponse?.end();

  expect(Buffer.from(first?.value ?? []).toString()).toBe('first');
  expect((await reader?.read())?.done).toBe(true);
});

test('a client that reads slowly holds the upstream back', async () => {
  let sentBytes = 0;
  answer = (_request, response) => {
    const piece = Buffer.alloc(MEBIBYTE);
    const send = () => {
      while (sentBytes < 128 * MEBIBYTE) {
        sentBytes += piece.length;
        if (!response.write(piece)) return void response.once('drain', send);
      }
      response.end();
    };
    send();
  };

  const client = open(gateway.port);
  client.write('GET /api/users HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(client, 'readable');
  await delay(300);
  const sentWhileWaiting = sentBytes;
  client.destroy();

  // What the kernel holds on both connections, 10 MiB of each by Linux's defaults, and a little in each process.
  expect(sentWhileWaiting).toBeLessThan(64 * MEBIBYTE);
});

test('an upstream that reads slowly holds the client back', async () => {
  let request: IncomingMessage | undefined;
  answer = (given) => void (request = given.pause());

  const client = httpRequest(`${gateway.url}/api/users`, { method: 'POST' });
  client.on('error', () => undefined);
  let sentBytes = 0;
  while (sentBytes < 15 * MEBIBYTE && client.write(Buffer.alloc(64 * 1024), () => (sentBytes += 64 * 1024))) await delay(1);
  await eventually(() => request);
  await delay(200);
  const arrived = request?.readableLength ?? 0;
  client.destroy();

  expect(arrived).toBeLessThan(MEBIBYTE);
  expect(sentBytes).toBeLessThan(15 * MEBIBYTE);
});

describe('a body over the limit is refused with 413', () => {
  const small = { stream: true, maxBodyBytes: 1_000 };

  test('at once when its length says so, and the upstream hears nothing of it', async () => {
    const limited = await startGateway({ upstreamPort: upstream.port, route: small });
    const before = upstream.requests.length;

    const text = await exchange(limited.port, 'POST /api/users HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n');
    await limited.stop();

    expect(text).toMatch(/^HTTP\/1.1 413 /);
    expect(text).toContain('application/problem+json');
    expect(upstream.requests.length).toBe(before);
  });

  test('while it streams when it comes in chunks, and the upstream never gets its end', async () => {
    const limited = await startGateway({ upstreamPort: upstream.port, route: small });
    let hasEnded = false;
    answer = (request) =>
      void request
        .on('error', () => undefined)
        .resume()
        .on('end', () => (hasEnded = true));
    const chunk = `200\r\n${'a'.repeat(512)}\r\n`;

    const text = await exchange(
      limited.port,
      `POST /api/users HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(4)}0\r\n\r\n`,
    );
    await limited.stop();

    expect(text).toMatch(/^HTTP\/1.1 413 /);
    expect(hasEnded).toBe(false);
  });

  test('and the connection still serves the next request', async () => {
    const limited = await startGateway({ upstreamPort: upstream.port, route: small });
    answer = (request, response) =>
      void request
        .resume()
        .on('end', () => response.end('ok'))
        .on('error', () => undefined);
    const tooMuch = `POST /api/users HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n${'a'.repeat(4096)}\r\n0\r\n\r\n`;

    const text = await exchange(limited.port, `${tooMuch}GET /api/users HTTP/1.1\r\nHost: a\r\n\r\n`, 2);
    await limited.stop();

    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413', 'HTTP/1.1 200']);
  });
});

test('an answer that comes before the whole body is passed on, and the client may finish sending', async () => {
  answer = (_request, response) => void response.writeHead(401).end('no');
  const bytes = Buffer.alloc(2 * MEBIBYTE);

  const response = await fetch(`${gateway.url}/api/users`, {
    method: 'POST',
    body: pieces(bytes) as never,
    duplex: 'half',
  });

  expect(response.status).toBe(401);
  expect(await response.text()).toBe('no');
});
