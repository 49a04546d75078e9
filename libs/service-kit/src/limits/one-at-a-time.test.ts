import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '../../testing/eventually';
import { openSocket } from '../../testing/raw-exchange';
import { oneAtATime } from './one-at-a-time';

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;

let held: { readonly request: IncomingMessage; readonly response: ServerResponse }[];
let close: (() => void)[];

const hold: RequestListener = (request, response) => void held.push({ request, response });
const echo: RequestListener = (request, response) => void response.end(`[${request.url}]`);
const paths = () => held.map(({ request }) => request.url);

beforeEach(() => {
  held = [];
  close = [];
});

afterEach(() => {
  for (const end of close) end();
});

async function connect(handle: RequestListener, maxHeld?: number) {
  let parsed = 0;
  const server = createServer(oneAtATime(handle, maxHeld)).prependListener('request', () => (parsed += 1));
  server.listen(0);
  await once(server, 'listening');
  const socket = await openSocket((server.address() as AddressInfo).port);
  const answers = { text: '' };
  socket.on('data', (chunk: Buffer) => (answers.text += chunk.toString()));
  close.push(
    () => socket.destroy(),
    () => server.closeAllConnections(),
    () => server.close(),
  );
  return { server, socket, answers, countParsed: () => parsed };
}

test('a pipelined request begins when the one before it is answered', async () => {
  const { socket, answers } = await connect(hold);

  socket.write(get('/1') + get('/2') + get('/3'));
  await eventually(() => held.length === 1);
  await delay(50);
  expect(paths()).toEqual(['/1']);
  held[0]?.response.end('first');
  await eventually(() => held.length === 2);
  await delay(50);

  expect(paths()).toEqual(['/1', '/2']);
  expect(answers.text).toMatch(/first$/);
});

test('all pipelined requests are answered in their order, bodies read and unread among them', async () => {
  const { socket, answers } = await connect(echo);
  const post = (path: string) => `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\n\r\nbody`;
  const wanted = Array.from({ length: 2_000 }, (_, index) => `/${index}`);

  socket.write(wanted.map((path, index) => (index % 3 === 0 ? post(path) : get(path))).join(''));
  await eventually(() => answers.text.includes('[/1999]'));

  expect(answers.text.match(/\[\/\d+\]/g)).toEqual(wanted.map((path) => `[${path}]`));
});

test('a client that pipelines without end is not read while many of its requests wait', async () => {
  const { socket, countParsed } = await connect(hold);
  let isFull = false;
  const pump = () => {
    while (socket.writable && (isFull = !socket.write(get('/').repeat(100))) === false);
    socket.once('drain', pump);
  };
  pump();
  await eventually(() => held.length === 1 && isFull);
  await delay(100);
  const before = countParsed();

  for (let answered = 0; answered < 5; answered += 1) {
    held[answered]?.response.end();
    await eventually(() => held.length === answered + 2);
  }
  await delay(100);

  // Nothing more than came with those that made it pause.
  expect(countParsed()).toBe(before);
  expect(before).toBeLessThan(6_000);
});

test('a connection that holds more than its share is closed, another is served', async () => {
  const { server, socket } = await connect(hold, 20);
  const other = await openSocket((server.address() as AddressInfo).port);
  close.push(() => other.destroy());

  socket.write(get('/').repeat(12));
  await once(socket.resume(), 'close');
  other.write(get('/other') + get('/other'));
  await eventually(() => paths().includes('/other'));

  expect(paths().filter((path) => path === '/')).toHaveLength(1);
});

test('what waits behind an answer is not begun for a client that has left, and takes no share along', async () => {
  const { server, socket } = await connect(hold, 20);
  const leave = async (client: Socket, begun: number) => {
    client.write(get('/').repeat(10));
    await eventually(() => held.length === begun);
    client.destroy();
    await once(held[begun - 1]!.response, 'close');
  };

  await leave(socket, 1);
  await leave(await openSocket((server.address() as AddressInfo).port), 2);
  await delay(50);

  expect(held).toHaveLength(2);
});
