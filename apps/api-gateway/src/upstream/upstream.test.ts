import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@fairlead/service-kit/testing';
import { type RunningGateway, startGateway } from '../../testing/start-gateway';
import { type RunningUpstream, startUpstream } from '../../testing/start-upstream';

const RENEW_MS = 200;

let upstream: RunningUpstream;
let gateway: RunningGateway;
let held: ServerResponse[];

beforeEach(async () => {
  held = [];
  upstream = await startUpstream((request, response) => {
    if (request.url === '/users/slow') {
      held.push(response);
      response.write('one ');
    } else {
      response.end('ok');
    }
  });
});

afterEach(async () => {
  await gateway.stop();
  await upstream.close();
});

const ask = async (path = '') => (await fetch(`${gateway.url}/api/users${path}`)).text();
const connections = () => new Set(upstream.requests.map((request) => request.socket)).size;

test('requests share a connection while it is young', async () => {
  gateway = await startGateway({ upstreamPort: upstream.port });

  await ask();
  await ask();

  expect(connections()).toBe(1);
});

test('the next request gets a new connection when the old one is old', async () => {
  gateway = await startGateway({ upstreamPort: upstream.port, limits: { renewMs: RENEW_MS } });

  await ask();
  const old = upstream.requests[0]?.socket;
  await delay(RENEW_MS + 50);
  await ask();

  expect(connections()).toBe(2);
  await eventually(() => old?.destroyed);
});

test('a renewal lets a request under way finish', async () => {
  gateway = await startGateway({ upstreamPort: upstream.port, limits: { renewMs: RENEW_MS } });

  const slow = ask('/slow');
  await eventually(() => held.length === 1);
  await delay(RENEW_MS + 50);
  await ask();
  await delay(50);
  held[0]?.end('two');

  expect(await slow).toBe('one two');
  expect(connections()).toBe(2);
});

test('a full pool whose connections are all old serves the next request at once', async () => {
  gateway = await startGateway({ upstreamPort: upstream.port, limits: { renewMs: RENEW_MS, concurrent: 1 } });

  await ask();
  await delay(RENEW_MS + 50);

  await expect(Promise.race([ask(), delay(10_000, 'stuck')])).resolves.toBe('ok');
});

test('never opens more connections than its bound, and answers everything that waited', async () => {
  gateway = await startGateway({ upstreamPort: upstream.port, limits: { concurrent: 4, waiting: 500 } });

  const answers = await Promise.all(Array.from({ length: 200 }, () => ask()));

  expect(answers.every((answer) => answer === 'ok')).toBe(true);
  expect(connections()).toBeLessThanOrEqual(4);
});
