import type { RequestListener, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@fairlead/service-kit/testing';
import { open } from '../../testing/raw-request';
import { type RunningGateway, startGateway } from '../../testing/start-gateway';
import { type RunningUpstream, startUpstream } from '../../testing/start-upstream';

let upstream: RunningUpstream;
let gateway: RunningGateway;
let answer: RequestListener;

beforeAll(async () => {
  upstream = await startUpstream((request, response) => answer(request, response));
  gateway = await startGateway({ upstreamPort: upstream.port, env: { TRUSTED_PROXIES: '127.0.0.0/8' }, limits: { concurrent: 1 } });
});

afterAll(async () => {
  await gateway.stop();
  await upstream.close();
});

const head = (id: string, lines = '') => `GET /api/users HTTP/1.1\r\nHost: a\r\nX-Request-ID: ${id}\r\n${lines}\r\n`;

test('says who asked, with what, how much came and went, and what the upstream’s part was', async () => {
  answer = (_request, response) => void setTimeout(() => response.end('x'.repeat(5_000)), 50);
  const bytes = head('whole', 'User-Agent: test/1\r\nX-Forwarded-For: 198.51.100.7\r\n');

  const client = open(gateway.port).resume();
  client.write(bytes);
  const line = await gateway.logged('whole');

  expect(line).toMatchObject({
    client_address: '198.51.100.7',
    user_agent: 'test/1',
    protocol: 'HTTP/1.1',
    bytes_in: bytes.length,
    upstream: 'user-service',
    upstream_ms: expect.any(Number) as number,
    queue_ms: expect.any(Number) as number,
    retries: 0,
  });
  await eventually(() => client.bytesRead === line['bytes_out']);
  expect(line['upstream_ms']).toBeGreaterThanOrEqual(45);
  expect(line['duration_ms']).toBeGreaterThanOrEqual(Number(line['upstream_ms']));
  client.destroy();
});

test('counts the bytes of each request of a connection, bodies in both directions too', async () => {
  answer = (request, response) => void request.resume().on('end', () => response.end('ok'));
  const body = 'x'.repeat(1_000);
  const post = `POST /api/users HTTP/1.1\r\nHost: a\r\nX-Request-ID: second\r\nContent-Length: ${body.length}\r\n\r\n`;

  const client = open(gateway.port).resume();
  client.write(head('first'));
  const first = await gateway.logged('first');
  client.write(post + body);
  const second = await gateway.logged('second');

  expect(first['bytes_in']).toBe(head('first').length);
  expect(second['bytes_in']).toBe(post.length + body.length);
  await eventually(() => client.bytesRead === Number(first['bytes_out']) + Number(second['bytes_out']));
  client.destroy();
});

test('tells the time in the queue from the time of the upstream', async () => {
  answer = (_request, response) => void setTimeout(() => response.end('ok'), 500);

  await Promise.all(['one', 'two'].map((id) => fetch(`${gateway.url}/api/users`, { headers: { 'X-Request-ID': id } })));
  const lines = [await gateway.logged('one'), await gateway.logged('two')];

  const waits = lines.map((line) => Number(line['queue_ms'])).sort((a, b) => a - b);
  expect(waits[0]).toBeLessThan(400);
  expect(waits[1]).toBeGreaterThan(400);
  for (const line of lines) expect(line['upstream_ms']).toBeGreaterThan(450);
});

test('metrics say how many calls are under way and how many wait', async () => {
  const waiting: ServerResponse[] = [];
  answer = (_request, response) => void waiting.push(response);
  const gauges = async () => {
    const text = await (await fetch(`${gateway.url}/metrics`)).text();
    return /^upstream_busy_slots\{upstream="user-service"\} (\d+)$[^]*^upstream_waiting_requests\{upstream="user-service"\} (\d+)$/m
      .exec(text)
      ?.slice(1)
      .map(Number);
  };
  const before = await gauges();

  const answers = Promise.all(Array.from({ length: 3 }, () => fetch(`${gateway.url}/api/users`)));
  await eventually(async () => String(await gauges()) === '1,2');
  answer = (_request, response) => void response.end();
  waiting[0]?.end();
  await answers;

  expect(before).toEqual([0, 0]);
  await eventually(async () => String(await gauges()) === '0,0');
});

test('a request that leads to no upstream has none in its line, and one whose client left has all that is known', async () => {
  answer = () => undefined;

  await fetch(`${gateway.url}/nothing`, { headers: { 'X-Request-ID': 'nowhere' } });
  const client = open(gateway.port);
  client.write(head('gone'));
  await delay(100);
  client.destroy();

  const nowhere = await gateway.logged('nowhere');
  expect(nowhere).toMatchObject({ status: 404, client_address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/) as string });
  for (const name of ['upstream', 'upstream_ms', 'queue_ms', 'retries']) expect(nowhere).not.toHaveProperty(name);
  expect(await gateway.logged('gone')).toMatchObject({ status: 499, client_address: '127.0.0.1', upstream: 'user-service', bytes_out: 0 });
});
