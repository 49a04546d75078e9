import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { OpenRequests } from './open-requests';
import { eventually } from '../../testing/eventually';
import { openSocket } from '../../testing/raw-exchange';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A server whose answers the test gives. */
async function startServer() {
  const answers: ServerResponse[] = [];
  const server = createServer((_request, response) => void answers.push(response));
  servers.push(server);
  const requests = new OpenRequests(server);
  await once(server.listen(0), 'listening');
  const { port } = server.address() as AddressInfo;
  const client = await openSocket(port);
  const received = () => text(client);

  const ask = async (...paths: readonly string[]) => {
    const expected = answers.length + paths.length;
    client.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`).join(''));
    await eventually(() => answers.length === expected);
  };
  return { requests, answers, client, received, ask };
}

const connectionHeaders = (text: string) => [...text.matchAll(/^Connection: (.*)\r$/gm)].map(([, value]) => value);

test('counts a request until its answer is whole, and lists it without its query', async () => {
  const { requests, answers, ask } = await startServer();
  await ask('/a?token=swordfish');
  const whileOpen = { count: requests.count, list: requests.list() };

  answers[0]?.end('a');
  await eventually(() => requests.count === 0);

  expect(whileOpen).toEqual({ count: 1, list: ['GET /a'] });
  expect(requests.list()).toEqual([]);
});

test('counts a request no longer when its client is gone, nor those that it had pipelined behind', async () => {
  const { requests, client, ask } = await startServer();
  await ask('/a', '/b', '/c');
  const before = requests.count;

  client.destroy();
  await eventually(() => requests.count === 0);

  expect(before).toBe(3);
});

test('tells that connections close: answers under way and those that come', async () => {
  const { requests, answers, received, ask } = await startServer();
  await ask('/a');

  requests.closeConnections();
  answers[0]?.end('a');

  expect(connectionHeaders(await received())).toEqual(['close']);
});

test('keeps a connection for every request that was pipelined on it, and closes it after the last', async () => {
  const { requests, answers, received, ask } = await startServer();
  await ask('/a', '/b');

  requests.closeConnections();
  await ask('/c');
  for (const answer of answers) answer.end(`the answer to ${answer.req.url}`);

  const everything = await received();
  expect(connectionHeaders(everything)).toEqual(['keep-alive', 'keep-alive', 'close']);
  expect(everything.match(/the answer to \/[abc]/g)).toEqual(['the answer to /a', 'the answer to /b', 'the answer to /c']);
});

test('a request behind an answer that has already said "close" is open until the connection has closed', async () => {
  const { requests, answers, received, ask } = await startServer();
  await ask('/a');
  requests.closeConnections();
  answers[0]?.writeHead(200, { 'Content-Length': 1 }).flushHeaders();
  await ask('/late');

  answers[0]?.end('a');
  answers[1]?.end('late');

  expect(await received()).not.toContain('late');
  await eventually(() => requests.count === 0);
});
