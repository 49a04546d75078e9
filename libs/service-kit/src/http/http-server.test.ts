import { once } from 'node:events';
import { defineContract } from 'fairlead/contract';
import { createExpressApp } from './express-app';
import { createHttpServer } from './http-server';
import { createMemoryLog } from '../../testing/memory-log';
import { openSocket } from '../../testing/raw-exchange';
import { startShop } from '../../testing/start-shop';

function serverOf(...routes: readonly { timeoutMs?: number; stream?: boolean }[]) {
  const contract = defineContract({
    name: 'limits',
    description: 'has limits',
    port: 3998,
    routes: routes.map((route, index) => ({ path: `/${index}`, methods: ['GET'], ...route })),
    shutdown: { drainDeadlineMs: 600_000 },
  });
  return createHttpServer(createExpressApp(), { contract, maxConnections: 7, log: createMemoryLog().log });
}

test('has the limits of the house', () => {
  const server = serverOf();

  expect(server).toMatchObject({ headersTimeout: 10_000, keepAliveTimeout: 65_000, maxConnections: 7 });
});

test.each([
  { routes: [], requestTimeout: 30_000, timeout: 60_000 },
  { routes: [{ timeoutMs: 1_000 }], requestTimeout: 30_000, timeout: 60_000 },
  { routes: [{ timeoutMs: 1_000 }, { timeoutMs: 120_000 }], requestTimeout: 120_000, timeout: 240_000 },
  { routes: [{}, { stream: true }], requestTimeout: 0, timeout: 60_000 },
])('with the routes $routes a request has $requestTimeout ms to arrive, a connection may idle $timeout ms', ({ routes, ...limits }) => {
  expect(serverOf(...routes)).toMatchObject(limits);
});

test('drops a connection over the limit, and serves those within it', async () => {
  const { url, port } = await startShop(undefined, { maxConnections: 1 });
  const first = await openSocket(port);

  const second = await openSocket(port);
  await once(second.resume(), 'close');
  first.destroy();
  await once(first, 'close');

  expect(second.bytesRead).toBe(0);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('keeps a connection open between requests', async () => {
  const { url } = await startShop();

  const answer = await fetch(`${url}/healthz`);

  expect(answer.headers.get('Keep-Alive')).toBe('timeout=65');
});
