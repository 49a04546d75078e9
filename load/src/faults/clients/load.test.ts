import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '../../programs/until';
import { Load, type LoadProps } from './load';
import type { Tally } from './tally';

const servers: Server[] = [];
const loads: Load[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
  await Promise.all(loads.splice(0).map((load) => load.finish()));
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function start(props: Omit<LoadProps, 'path'>): Load {
  const load = new Load({ path: '/api/data', ...props });
  loads.push(load);
  return load;
}

/** Loads until so many requests were answered. */
async function run(props: Omit<LoadProps, 'path'>, answers: number): Promise<Tally> {
  const load = start(props);
  const tallies = [load.take()];
  const count = () => tallies.flatMap((tally) => Object.values(tally.answers)).reduce((sum, answer) => sum + answer.count, 0);
  await until('answers come', () => tallies.push(load.take()) > 0 && count() >= answers);
  await load.finish();
  tallies.push(load.take());
  return merge(tallies);
}

function merge(tallies: readonly Tally[]): Tally {
  const [first] = tallies as readonly [Tally];
  return {
    ...first,
    ids: tallies.flatMap(({ ids }) => ids),
    failures: Object.assign({}, ...tallies.map(({ failures }) => failures)) as Tally['failures'],
  };
}

test('in a closed loop each client has one request under way, on one connection', async () => {
  let open = 0;
  const seen: number[] = [];
  const connections = new Set<unknown>();
  const url = await serve((request, response) => {
    connections.add(request.socket);
    seen.push((open += 1));
    setTimeout(() => {
      open -= 1;
      response.end('{}');
    }, 5);
  });

  await run({ targets: [url], loop: { clients: 3 } }, 30);

  expect(Math.max(...seen)).toBe(3);
  expect(connections.size).toBe(3);
});

test('keeps every id that it is told, whether answers come whole or in parts', async () => {
  const told: string[] = [];
  const url = await serve((_request, response) => {
    const writes = [0, 1, 2, 3, 4].map((index) => `${told.length}.${index}`);
    told.push(...writes);
    const body = JSON.stringify({ status: 'success', writes });
    response.setHeader('Content-Length', body.length);
    response.write(body.slice(0, 9));
    setImmediate(() => response.end(body.slice(9)));
  });

  const { ids } = await run({ targets: [url], loop: { clients: 4 } }, 40);

  expect([...ids].sort()).toEqual(told.sort());
});

test('a client that is told to close asks the next target, and nothing fails', async () => {
  let isClosing = false;
  let late = 0;
  const stopping = await serve((_request, response) => {
    if (isClosing) response.setHeader('Connection', 'close');
    response.end('{}');
  });
  const staying = await serve((_request, response) => {
    late += isClosing ? 1 : 0;
    response.end('{}');
  });

  const load = start({ targets: [stopping], loop: { clients: 2 } });
  await until('answers come', () => load.take().firstOkMs !== undefined);
  load.retarget([staying]);
  isClosing = true;
  await until('the other answers', () => late > 10);
  await load.finish();

  expect(load.take().failures).toEqual({});
});

test('requests without an answer are counted by their reason, and the client asks again', async () => {
  let requests = 0;
  const url = await serve((request, response) => {
    requests += 1;
    if (requests === 1) request.socket.resetAndDestroy();
    else if (requests === 2) request.socket.end();
    else response.end('{}');
  });

  const { failures } = await run({ targets: [url], loop: { clients: 1 } }, 1);

  expect(failures).toEqual({ ECONNRESET: 1, 'other side closed': 1 });
});

test('an open loop asks at its rate however slow the answers, as long as there are connections', async () => {
  let requests = 0;
  const url = await serve(() => (requests += 1));
  const load = start({ targets: [url], loop: { ratePerS: 200, maxConnections: 3 } });

  await until('all connections are taken', () => requests === 3);
  await delay(100);
  const { unsent } = load.take();
  for (const server of servers) server.closeAllConnections();
  await load.finish();

  expect(requests).toBe(3);
  expect(unsent).toBeGreaterThan(0);
});

test('an open loop has its connections open before it asks, and each has its turn', async () => {
  const askedOn: Socket[] = [];
  const url = await serve((request, response) => {
    if (request.url === '/api/data') askedOn.push(request.socket);
    response.end('{}');
  });
  const opened = new Set<Socket>();
  servers[0]?.on('connection', (socket: Socket) => opened.add(socket));
  const load = start({ targets: [url], loop: { ratePerS: 0, maxConnections: 5 } });

  await load.connectAll();
  await until('all are accepted', () => opened.size === 5);
  const askedBefore = askedOn.length;
  load.offer(200);
  await until('each was asked twice', () => askedOn.length >= 10);

  expect(askedBefore).toBe(0);
  expect(new Set(askedOn.slice(0, 5))).toEqual(opened);
  expect(new Set(askedOn.slice(5, 10))).toEqual(opened);
});

test('says where connections cannot be opened', async () => {
  const url = await serve(() => undefined);
  servers.splice(0).forEach((server) => server.close());
  const load = start({ targets: [url], loop: { ratePerS: 0, maxConnections: 2 } });

  await expect(load.connectAll()).rejects.toThrow(`${url} does not take 2 connections`);
});

test('an open loop rests until it is told another rate', async () => {
  let requests = 0;
  let answered = 0;
  const url = await serve((_request, response) => {
    requests += 1;
    setTimeout(() => response.end('{}', () => (answered += 1)), 20);
  });
  const load = start({ targets: [url], loop: { ratePerS: 200, maxConnections: 10 } });
  await until('some are asked', () => requests > 5);

  await load.rest();
  const atRest = { requests, answered };
  await delay(50);

  expect(atRest.answered).toBe(atRest.requests);
  expect(requests).toBe(atRest.requests);
  load.offer(200);
  await until('more are asked', () => requests > atRest.requests);
});

test('without keep-alive each request has a connection of its own', async () => {
  const connections: unknown[] = [];
  const url = await serve((request, response) => {
    connections.push(request.socket);
    response.end('{}');
  });

  await run({ targets: [url], loop: { ratePerS: 100, maxConnections: 10 }, keepAlive: false }, 5);

  expect(new Set(connections).size).toBe(connections.length);
});
