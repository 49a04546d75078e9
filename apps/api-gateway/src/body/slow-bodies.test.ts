import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@fairlead/service-kit/testing';
import { exchange, open } from '../../testing/raw-request';
import { type GatewayProps, type RunningGateway, startGateway } from '../../testing/start-gateway';
import { type RunningUpstream, startUpstream } from '../../testing/start-upstream';

const GET = 'GET /api/users HTTP/1.1\r\nHost: a\r\n\r\n';
const post = (length: number) => `POST /api/users HTTP/1.1\r\nHost: a\r\nContent-Length: ${length}\r\n\r\n`;

let upstream: RunningUpstream;
let gateway: RunningGateway;
let clients: Socket[];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  clients = [];
  answer = (request, response) => void request.resume().on('end', () => response.end('ok'));
  upstream = await startUpstream((request, response) => answer(request, response));
});

afterEach(async () => {
  for (const client of clients) client.destroy();
  await gateway.stop();
  await upstream.close();
});

const serve = async (props: Omit<GatewayProps, 'upstreamPort'> = {}) => {
  gateway = await startGateway({ upstreamPort: upstream.port, ...props });
};

/** Sends bytes from a client of its own, and collects what comes back. */
function send(bytes: string, localAddress?: string) {
  const socket = open(gateway.port, localAddress);
  clients.push(socket);
  const client = { socket, text: '' };
  socket.on('data', (chunk: Buffer) => (client.text += chunk.toString()));
  socket.write(bytes);
  return client;
}

/** So many bodies of 1,000 bytes, each begun and not ended. */
function trickle(count: number, localAddress?: string) {
  return Array.from({ length: count }, () => send(`${post(1_000)}{`, localAddress));
}

describe('a body that trickles', () => {
  test('holds up nobody: 64 of them, and all others are answered at once', async () => {
    await serve();
    trickle(64);
    await delay(100);

    const startedAt = performance.now();
    const answers = await Promise.all(Array.from({ length: 20 }, () => exchange(gateway.port, GET)));

    expect(answers.every((text) => text.startsWith('HTTP/1.1 200'))).toBe(true);
    // Before the first of the slow ones has had its 5 s.
    expect(performance.now() - startedAt).toBeLessThan(4_500);
    expect(upstream.requests.map(({ method }) => method)).not.toContain('POST');
  });

  test('holds up nobody: 1,100 of them, and no other is refused', async () => {
    await serve();
    trickle(1_100);
    await delay(300);

    const answers = await Promise.all(Array.from({ length: 20 }, () => exchange(gateway.port, GET)));

    expect(answers.map((text) => text.slice(0, 12))).toEqual(Array.from({ length: 20 }, () => 'HTTP/1.1 200'));
  });

  test('reaches the upstream once it is whole, with its length, whatever its pieces', async () => {
    await serve();
    let received: { headers: IncomingMessage['headers']; body: string } | undefined;
    answer = (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        received = { headers: request.headers, body };
        response.end('ok');
      });
    };

    const { socket } = send('POST /api/users HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n');
    for (const piece of ['{"a"', ':', '1', '}']) {
      socket.write(`${piece.length}\r\n${piece}\r\n`);
      await delay(10);
    }
    expect(upstream.requests).toEqual([]);
    socket.write('0\r\n\r\n');

    await eventually(() => received);
    expect(received).toMatchObject({ body: '{"a":1}', headers: { 'content-length': '7' } });
    expect(received?.headers).not.toHaveProperty('transfer-encoding');
  });

  test('is ended with 408 when it stays below the least rate, one above it is not', async () => {
    await serve({ arrivals: { graceMs: 300, bytesPerSecond: 500 } });
    const slow = send(`${post(10_000)}{`);
    const steady = send(post(1_000_000));
    const timer = setInterval(() => steady.socket.write('x'.repeat(1_000)), 50);

    await once(slow.socket, 'close');
    await delay(500);
    clearInterval(timer);

    expect(slow.text).toMatch(/^HTTP\/1.1 408 /);
    expect(slow.text).toContain('application/problem+json');
    expect(steady.text).toBe('');
    expect(steady.socket.destroyed).toBe(false);
  });

  test('costs nothing any more once its client has left', async () => {
    await serve({ arrivals: { bufferBytes: 4_000 } });
    const left = trickle(2);
    await delay(50);
    for (const { socket } of left) socket.destroy();
    await eventually(() => gateway.log.filter((line) => line['status'] === 499).length === 2);

    const text = await exchange(gateway.port, `${post(2_000)}${'x'.repeat(2_000)}`);

    expect(text).toMatch(/^HTTP\/1.1 200 /);
  });
});

describe('the memory for bodies', () => {
  test('is shared fairly: who fills it gets 503, with Retry-After, and another client is served', async () => {
    await serve({ arrivals: { bufferBytes: 64_000 } });
    const greedy = Array.from({ length: 64 }, () => send(`${post(2_000)}${'x'.repeat(1_000)}`));
    const refused = () => greedy.filter(({ text }) => text.startsWith('HTTP/1.1 503'));
    // Half of it is for one client, in bodies that are held at their announced 2,000 bytes.
    await eventually(() => refused().length === greedy.length - 16);
    await delay(100);

    const other = send(`${post(2_000)}${'x'.repeat(2_000)}`, '127.0.0.2');
    await eventually(() => other.text !== '');

    expect(refused()).toHaveLength(greedy.length - 16);
    expect(refused()[0]?.text).toMatch(/^Retry-After: 1\r$/im);
    expect(other.text).toMatch(/^HTTP\/1.1 200 /);
  });

  test('counts what has come, not what is announced', async () => {
    await serve({ arrivals: { bufferBytes: 256 * 1_024 } });
    const announced = Array.from({ length: 60 }, () => send(`${post(1_000_000)}{`));
    await delay(200);

    expect(announced.map(({ text }) => text)).toEqual(announced.map(() => ''));
  });

  test('comes back when a request is answered', async () => {
    await serve({ arrivals: { bufferBytes: 4_000 } });

    const texts: string[] = [];
    for (let nth = 0; nth < 20; nth += 1) texts.push(await exchange(gateway.port, `${post(2_000)}${'x'.repeat(2_000)}`));

    expect(texts.every((text) => text.startsWith('HTTP/1.1 200'))).toBe(true);
  });
});

describe('on a route that streams', () => {
  const stream = { route: { stream: true }, limits: { concurrent: 16 } };

  test('bodies go on as they come', async () => {
    await serve(stream);
    let received = '';
    answer = (request) => void request.on('data', (chunk: Buffer) => (received += chunk.toString()));

    send(`${post(1_000)}first`);

    await eventually(() => received === 'first');
  });

  test('64 bodies that trickle leave slots to other clients, on that route and on all', async () => {
    await serve(stream);
    trickle(64);
    await eventually(() => upstream.requests.length >= 4);
    await delay(100);

    const other = send(`${post(2)}{}`, '127.0.0.2');
    await eventually(() => other.text !== '');

    expect(other.text).toMatch(/^HTTP\/1.1 200 /);
    expect(upstream.requests.length).toBeLessThanOrEqual(8);
  });
});

test('64 clients that do not read their answers hold up nobody', async () => {
  await serve();
  const piece = Buffer.alloc(16 * 1_024 * 1_024);
  answer = (request, response) => void response.end(request.url === '/users/large' ? piece : 'ok');
  const readers = Array.from({ length: 64 }, () => send('GET /api/users/large HTTP/1.1\r\nHost: a\r\n\r\n'));
  for (const { socket } of readers) socket.pause();
  await eventually(() => upstream.requests.length === 64);
  await delay(300);

  const answers = await Promise.all(Array.from({ length: 20 }, () => exchange(gateway.port, GET)));

  expect(answers.every((text) => text.startsWith('HTTP/1.1 200'))).toBe(true);
});
