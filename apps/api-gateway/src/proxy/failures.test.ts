import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@fairlead/service-kit/testing';
import { exchange, open } from '../../testing/raw-request';
import { type GatewayProps, type RunningGateway, startGateway } from '../../testing/start-gateway';
import { startDeafListener } from '../../testing/start-deaf-listener';
import { type RunningUpstream, startRawUpstream, startUpstream } from '../../testing/start-upstream';

const GET = 'GET /api/users HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Request-ID: one\r\n\r\n';

let gateway: RunningGateway;
let upstream: RunningUpstream;

async function serve(started: Promise<RunningUpstream>, props: Omit<GatewayProps, 'upstreamPort'> = {}) {
  upstream = await started;
  gateway = await startGateway({ upstreamPort: upstream.port, ...props });
}

afterEach(async () => {
  await Promise.all([upstream.close(), gateway.stop()]);
});

const callsCounted = async (status: number) => {
  const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
  const pattern = new RegExp(
    `upstream_request_duration_seconds_count\\{upstream="user-service",method="\\w+",status="${status}"\\} (\\d+)`,
  );
  return Number(pattern.exec(metrics)?.[1]);
};

describe('502', () => {
  test.each([
    ['closes without a word', ''],
    ['answers no HTTP', 'SSH-2.0-x\r\n'],
    ['breaks within its headers', 'HTTP/1.1 200 OK\r\nContent-'],
    ['answers with both framings', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['answers with two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nabc'],
    ['answers with a control character', 'HTTP/1.1 200 OK\r\nX-A: \x01\r\nContent-Length: 0\r\n\r\n'],
    ['switches protocols', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'],
  ])('when the upstream %s', async (_what, bytes) => {
    await serve(startRawUpstream((socket) => void socket.once('data', () => socket.end(bytes, 'latin1'))));

    const text = await exchange(gateway.port, GET);

    expect(text).toMatch(/^HTTP\/1.1 502 /);
    expect(text).not.toMatch(/^x-a:/im);
  });

  test('when the upstream resets in the middle of an upload, whose client still gets the answer', async () => {
    await serve(
      startUpstream((request) => void request.once('data', () => request.socket.resetAndDestroy())),
      { route: { stream: true } },
    );
    const chunk = `1000\r\n${'a'.repeat(4096)}\r\n`;

    const client = open(gateway.port);
    client.write(`POST /api/users HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`);
    const [answer] = (await once(client, 'data')) as [Buffer];
    client.destroy();

    expect(answer.toString()).toMatch(/^HTTP\/1.1 502 /);
  });
});

describe('504', () => {
  test('when the first byte takes too long', async () => {
    await serve(
      startUpstream(() => undefined),
      { limits: { firstByteMs: 100 } },
    );

    const response = await fetch(`${gateway.url}/api/users`);

    expect(response.status).toBe(504);
    expect(await response.json()).toMatchObject({ detail: 'user-service did not answer in time' });
  });

  test('when the whole request takes longer than its route allows', async () => {
    await serve(
      startUpstream(() => undefined),
      { route: { timeoutMs: 100 } },
    );

    const response = await fetch(`${gateway.url}/api/users`);

    expect(response.status).toBe(504);
    expect(await callsCounted(504)).toBe(1);
    await eventually(() => upstream.requests[0]?.destroyed);
  });

  test('when no connection comes about', async () => {
    const deaf = await startDeafListener();
    upstream = await startUpstream(() => undefined);
    gateway = await startGateway({ upstreamPort: deaf.port, limits: { connectMs: 100 } });

    const response = await fetch(`${gateway.url}/api/users`);
    await deaf.close();

    expect(response.status).toBe(504);
  });
});

describe('503', () => {
  test('when the connection is refused, with Retry-After, the request id, the cause in the log, and a count', async () => {
    await serve(startUpstream(() => undefined));
    await upstream.close();
    upstream = await startUpstream(() => undefined);

    const response = await fetch(`${gateway.url}/api/users`, { headers: { 'X-Request-ID': 'refused' } });

    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Service Unavailable',
      status: 503,
      detail: 'user-service cannot be reached; try again',
      message: 'user-service cannot be reached; try again',
      instance: 'refused',
    });
    expect((await gateway.logged('refused'))['error']).toContain('ECONNREFUSED');
    expect(await callsCounted(503)).toBe(1);
  });

  test('at once, with Retry-After, when connections and queue are full; the others get their answers', async () => {
    const waiting: ServerResponse[] = [];
    await serve(
      startUpstream((_request: IncomingMessage, response) => void waiting.push(response)),
      { limits: { concurrent: 2, waiting: 1 } },
    );
    const accepted = [1, 2, 3].map(() => fetch(`${gateway.url}/api/users`));
    await eventually(() => waiting.length === 2);
    await delay(50);

    const refused = await fetch(`${gateway.url}/api/users`);
    waiting.splice(0).forEach((response) => response.end('ok'));
    await eventually(() => waiting.length === 1);
    waiting[0]?.end('ok');

    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await Promise.all(accepted)).map((response) => response.status)).toEqual([200, 200, 200]);
    expect(upstream.requests).toHaveLength(3);
  });
});

describe("an answer that breaks off ends the client's connection, and never looks whole", () => {
  test.each([
    ['with a length', 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf'],
    ['in chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n'],
  ])('%s', async (_how, bytes) => {
    await serve(
      startRawUpstream((socket) => {
        socket.once('data', () => {
          socket.write(bytes);
          setTimeout(() => socket.destroy(), 50);
        });
      }),
    );

    const client = open(gateway.port);
    let text = '';
    client.on('data', (chunk: Buffer) => (text += chunk.toString()));
    client.write(GET);
    await once(client, 'close');

    expect(text).toContain('half');
    expect(text).not.toContain('0\r\n\r\n');
    expect(await gateway.logged('one')).toMatchObject({ level: 'error' });
  });

  test('when its body stays out for too long', async () => {
    await serve(
      startUpstream((_request, response) => void response.write('half')),
      { limits: { idleBodyMs: 100 } },
    );

    const client = open(gateway.port).resume();
    client.write(GET);
    await once(client, 'close');

    expect((await gateway.logged('one'))['error']).toContain('did not answer in time');
  });
});

describe('a client that hangs up', () => {
  test('cancels its upstream call, and is logged and counted as 499', async () => {
    await serve(startUpstream(() => undefined));

    const client = open(gateway.port);
    client.write(GET);
    await eventually(() => upstream.requests.length === 1);
    client.destroy();

    await eventually(() => upstream.requests[0]?.destroyed);
    expect(await gateway.logged('one')).toMatchObject({ status: 499, level: 'warn' });
    expect(await callsCounted(499)).toBe(1);
  });

  test('leaves the queue, so that its request is never sent', async () => {
    const answers: ServerResponse[] = [];
    await serve(
      startUpstream((_request, response) => void answers.push(response)),
      { limits: { concurrent: 1, waiting: 1 } },
    );
    const first = fetch(`${gateway.url}/api/users/first`);
    await eventually(() => answers.length === 1);
    const client = open(gateway.port);
    client.write(GET);
    await delay(50);

    client.destroy();
    await gateway.logged('one');
    const second = fetch(`${gateway.url}/api/users/second`);
    await delay(50);
    answers[0]?.end();
    await first;
    await eventually(() => answers.length === 2);
    answers[1]?.end();

    expect((await second).status).toBe(200);
    expect(upstream.requests.map((request) => request.url)).toEqual(['/users/first', '/users/second']);
  });

  test('in the middle of an upload cancels the call without an end that looks whole', async () => {
    let hasEnded = false;
    await serve(
      startUpstream(
        (request) =>
          void request
            .on('error', () => undefined)
            .resume()
            .on('end', () => (hasEnded = true)),
      ),
      { route: { stream: true } },
    );

    const client = open(gateway.port);
    client.write('POST /api/users HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nhalf');
    await eventually(() => upstream.requests.length === 1);
    client.destroy();

    await eventually(() => upstream.requests[0]?.destroyed);
    expect(hasEnded).toBe(false);
  });
});
