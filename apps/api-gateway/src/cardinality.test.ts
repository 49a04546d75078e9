import { once } from 'node:events';
import { METHODS } from 'node:http';
import type { Socket } from 'node:net';
import { exchange, open } from '../testing/raw-request';
import { type RunningGateway, startGateway } from '../testing/start-gateway';
import { type RunningUpstream, startRawUpstream } from '../testing/start-upstream';

// What takes ten seconds of a processor takes minutes where many share it.
jest.setTimeout(300_000);

const REQUESTS = 100_000;
const CONNECTIONS = 8;

/** Requests of a connection that are sent at once. */
const BATCH = 250;

/** What a service knows of itself: no client has a part in it, and a rare sort of garbage collection adds a series. */
const OF_NODE = /^(nodejs|process)_/;

let upstream: RunningUpstream;
let gateway: RunningGateway;

beforeAll(async () => {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
  upstream = await startRawUpstream((socket) =>
    socket.on('data', (chunk: Buffer) => socket.write(answer.repeat(countOf(chunk, '\r\n\r\n')))),
  );
  gateway = await startGateway({ upstreamPort: upstream.port, env: { LOG_LEVEL: 'error' } });
});

afterAll(async () => {
  await gateway.stop();
  await upstream.close();
});

/** A request that nobody has sent before: each tenth is for a user, the others for a path that no contract names. */
function request(number: number): string {
  const id = number.toString(16).padStart(16, '0');
  const path = number % 10 === 0 ? `/api/users/${id}?page=${id}` : `/${id}/${id}`;
  const fields = [
    `Host: ${id}.example.com`,
    `User-Agent: agent/${id}`,
    `X-Request-Id: ${id}`,
    `X-Forwarded-For: 192.0.2.${number % 256}`,
    `Traceparent: 00-1${id.slice(1)}${id}-1${id.slice(1)}-00`,
  ];
  return `GET ${path} HTTP/1.1\r\n${fields.join('\r\n')}\r\n\r\n`;
}

async function sendOn(socket: Socket, first: number, end: number): Promise<void> {
  for (let next = first; next < end; next += BATCH) {
    let left = Math.min(BATCH, end - next);
    socket.write(Array.from({ length: left }, (_, index) => request(next + index)).join(''));
    while (left > 0) left -= countOf(((await once(socket, 'data')) as [Buffer])[0], 'HTTP/1.1 ');
  }
  socket.destroy();
}

function countOf(chunk: Buffer, text: string): number {
  let count = 0;
  for (let at = chunk.indexOf(text); at !== -1; at = chunk.indexOf(text, at + text.length)) count++;
  return count;
}

/** Names and labels of all series, and their values. */
async function scrape(): Promise<ReadonlyMap<string, number>> {
  const page = await (await fetch(`${gateway.url}/metrics`)).text();
  const lines = page.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

const namesOf = (page: ReadonlyMap<string, number>) => [...page.keys()].filter((series) => !OF_NODE.test(series));

test('100,000 requests, each with a path, an id and a user agent of its own, are counted and add no series', async () => {
  // The first of each kind makes the series of its kind.
  for (const path of ['/api/users/0', '/nothing', '/metrics']) await (await fetch(gateway.url + path)).text();
  const before = await scrape();

  const each = REQUESTS / CONNECTIONS;
  const sockets = Array.from({ length: CONNECTIONS }, () => open(gateway.port));
  await Promise.all(sockets.map((socket, index) => sendOn(socket, index * each, (index + 1) * each)));
  const after = await scrape();

  expect(namesOf(after)).toEqual(namesOf(before));
  expect(after.get('http_requests_total{method="GET",route="/api/users/:id",status="200"}')).toBe(1 + REQUESTS / 10);
  expect(after.get('http_requests_total{method="GET",route="unmatched",status="404"}')).toBe(1 + (REQUESTS * 9) / 10);
});

test('a client that tries every method that there is adds series for nine', async () => {
  const methods = METHODS.filter((method) => method !== 'CONNECT');
  const send = (path: string) =>
    Promise.all(methods.map((method) => exchange(gateway.port, `${method} ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n`)));

  await send('/nothing');
  const counted = namesOf(await scrape()).filter((series) => /^http_requests_total\{.*route="unmatched"/.test(series));

  const known = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', '_OTHER'];
  expect([...counted].sort()).toEqual(
    known.map((method) => `http_requests_total{method="${method}",route="unmatched",status="404"}`).sort(),
  );
});
