import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createManagementApp } from './management-app';
import { createShop } from '../../testing/start-shop';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

async function startManagement() {
  const shop = createShop((app) => app.get('/items', (_request, response) => response.json([])));
  const server = createServer(createManagementApp(shop)).listen(0);
  servers.push(server);
  await once(server, 'listening');
  return { url: `http://localhost:${(server.address() as AddressInfo).port}` };
}

test.each(['/health', '/health/live', '/healthz', '/health/ready', '/readyz', '/ready', '/metrics'])('answers %s', async (path) => {
  const { url } = await startManagement();

  const answer = await fetch(url + path);

  expect(answer.status).toBe(200);
  expect(answer.headers.get('X-Request-ID')).not.toBeNull();
});

test('answers nothing else: a scrape rule never opens the API', async () => {
  const { url } = await startManagement();

  const answer = await fetch(`${url}/items`);

  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ title: 'Not Found', detail: 'nothing is at /items' });
});
