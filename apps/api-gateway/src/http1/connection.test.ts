import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { closeAfterTests } from '../../testing/close-after-tests';
import { startDeafListener } from '../../testing/start-deaf-listener';
import type { AnswerHead } from './answer-head';
import { type Call, type Caller, type CallLimits, Connection } from './connection';
import { HeaderLines } from './header-lines';

const LIMITS: CallLimits = { connectMs: 1_000, idleBodyMs: 1_000 };

/** Speaks to each connection as it is told, and keeps what it is sent. */
async function startServer(speak: (socket: Socket, connection: number, sent: () => string) => void) {
  let connections = 0;
  const sent: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const number = ++connections;
    sockets.add(socket);
    sent.push('');
    socket
      .on('error', () => undefined)
      .on('data', (bytes) => {
        sent[number - 1] += bytes.toString('latin1');
        speak(socket, number, () => sent[number - 1] ?? '');
      });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closeAfterTests(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: new URL(`http://127.0.0.1:${port}`), sent, sockets, count: () => connections };
}

/** A call, and what came of it. */
class Made implements Caller {
  connection: Connection | undefined;
  head: AnswerHead | undefined;
  body = '';
  wasWhole = false;
  readonly over: Promise<'ended' | Error>;
  #settle!: (outcome: 'ended' | Error) => void;
  readonly #react: (made: Made) => void;

  constructor(react: (made: Made) => void = () => undefined) {
    this.#react = react;
    this.over = new Promise((resolve) => (this.#settle = resolve));
  }
  onHead(head: AnswerHead): void {
    this.head = head;
  }
  onBody(bytes: Buffer, isWhole: boolean): void {
    this.body += bytes.toString('latin1');
    this.wasWhole = isWhole;
    this.#react(this);
  }
  onEnd(): void {
    this.#settle('ended');
  }
  onError(error: Error): void {
    this.#settle(error);
  }
}

const GET: Call = { method: 'GET', target: '/users?a=b', headers: new HeaderLines().add('Accept', '*/*'), body: null };

function send(connection: Connection, call: Partial<Call> = {}, react?: (made: Made) => void): Made {
  const made = new Made(react);
  made.connection = connection;
  connection.send({ ...GET, ...call }, made);
  return made;
}

const answer = (body: string, ...headers: readonly string[]) =>
  ['HTTP/1.1 200 OK', ...headers, `Content-Length: ${body.length}`, '', body].join('\r\n');

test('one connection carries one call after the other, each as it was given', async () => {
  const { origin, sent, count } = await startServer((socket) => socket.write(answer('ok')));
  const connection = new Connection(origin, LIMITS);

  for (let call = 0; call < 2; call++) {
    const made = send(connection);
    expect(await made.over).toBe('ended');
    expect(made).toMatchObject({ body: 'ok', wasWhole: true, head: { status: 200 } });
    expect(connection.isUsable).toBe(true);
  }

  expect(count()).toBe(1);
  expect(sent[0]).toBe(`GET /users?a=b HTTP/1.1\r\nHost: ${origin.host}\r\nAccept: */*\r\n\r\n`.repeat(2));
  connection.close();
});

test.each([
  ['HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n'],
  ['GET', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n'],
  ['GET', 'HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n'],
  ['GET', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'],
  ['GET', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
])('after %s answered %j the connection is used again', async (method, text) => {
  const { origin, count } = await startServer((socket) => socket.write(text));
  const connection = new Connection(origin, LIMITS);

  for (let call = 0; call < 3; call++) expect(await send(connection, { method }).over).toBe('ended');

  expect(count()).toBe(1);
  connection.close();
});

test.each([
  ['the upstream closes', answer('ok', 'Connection: close')],
  ['the body lasts until the end', 'HTTP/1.1 200 OK\r\n\r\nok'],
  ['it is HTTP/1.0', 'HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok'],
  ['more comes than was asked for', `${answer('ok')}more`],
  ['it would be closed at once', answer('ok', 'Keep-Alive: timeout=1')],
])('it is not used again where %s', async (_what, text) => {
  const { origin } = await startServer((socket) => socket.end(text));
  const connection = new Connection(origin, LIMITS);

  const made = send(connection);

  expect(await made.over).toBe('ended');
  expect(made.body).toBe('ok');
  expect(connection.isUsable).toBe(false);
  connection.close();
});

test('it is not used again once the upstream has closed it, or may have', async () => {
  const { origin, sockets } = await startServer((socket) => socket.write(answer('ok', 'Keep-Alive: timeout=1')));
  const [closing, aging] = [new Connection(origin, LIMITS), new Connection(origin, LIMITS)];
  await Promise.all([send(closing).over, send(aging).over]);
  for (const socket of sockets) socket.end();
  await delay(50);

  expect([closing.isUsable, aging.isUsable]).toEqual([false, false]);
});

test('a body goes whole with its length', async () => {
  const { origin, sent } = await startServer((socket) => socket.write(answer('ok')));
  const headers = new HeaderLines().add('content-length', '4');

  expect(await send(new Connection(origin, LIMITS), { method: 'POST', headers, body: Buffer.from('bo\xffy', 'latin1') }).over).toBe(
    'ended',
  );

  expect(sent[0]).toMatch(/\r\ncontent-length: 4\r\n\r\nbo\xffy$/);
});

test('a large body goes whole too', async () => {
  const body = Buffer.alloc(1_000_000, 'x');
  const { origin, sent } = await startServer((socket, _number, all) => all().length > body.length && socket.write(answer('ok')));

  expect(
    await send(new Connection(origin, LIMITS), { method: 'POST', headers: new HeaderLines().add('Content-Length', '1000000'), body }).over,
  ).toBe('ended');

  expect(sent[0]?.endsWith(`\r\n\r\n${body.toString()}`)).toBe(true);
});

test('a body that comes bit by bit goes in chunks, without a length', async () => {
  const { origin, sent } = await startServer((socket, _number, all) => all().endsWith('0\r\n\r\n') && socket.write(answer('ok')));

  expect(
    await send(new Connection(origin, LIMITS), { method: 'POST', body: Readable.from([Buffer.from('ab'), Buffer.from('c')]) }).over,
  ).toBe('ended');

  expect(sent[0]?.split('\r\n\r\n').slice(1).join('\r\n\r\n')).toBe('2\r\nab\r\n1\r\nc\r\n0\r\n\r\n');
  expect(sent[0]).toContain('\r\nTransfer-Encoding: chunked\r\n');
});

test.each([
  ['POST', Buffer.from('abc'), 'Content-Length: 3'],
  ['POST', Buffer.alloc(0), 'Content-Length: 0'],
  ['POST', null, 'Content-Length: 0'],
  ['DELETE', Buffer.from('abc'), 'Content-Length: 3'],
  ['DELETE', Buffer.alloc(0), undefined],
  ['GET', null, undefined],
])('the body of %s %p without a length gets the header %p', async (method, body, header) => {
  const { origin, sent } = await startServer((socket) => socket.write(answer('ok')));

  expect(await send(new Connection(origin, LIMITS), { method, body }).over).toBe('ended');

  expect(sent[0]?.split('\r\n').find((line) => /^(content-length|transfer-encoding):/i.test(line))).toBe(header);
});

test('a whole body of another length than its header says is refused', async () => {
  const { origin, sent } = await startServer(() => undefined);

  const made = send(new Connection(origin, LIMITS), {
    method: 'POST',
    headers: new HeaderLines().add('Content-Length', '3'),
    body: Buffer.from('ab'),
  });

  expect(await made.over).toMatchObject({ name: 'InvalidInput' });
  expect(sent.join('')).toBe('');
});

test.each([
  ['longer', 'abcd'],
  ['shorter', 'ab'],
])('a body that is %s than its length ends the connection, and the upstream gets no whole request', async (_what, text) => {
  const { origin, sent } = await startServer(() => undefined);

  const made = send(new Connection(origin, LIMITS), {
    method: 'POST',
    headers: new HeaderLines().add('Content-Length', '3'),
    body: Readable.from([Buffer.from(text)]),
  });

  expect(await made.over).toMatchObject({ name: 'InvalidInput' });
  expect(sent.join('')).not.toMatch(/\r\n\r\n.{3}/s);
});

test('an answer before the end of the request ends request and connection', async () => {
  const { origin } = await startServer((socket) => socket.write(answer('too much')));
  const connection = new Connection(origin, LIMITS);
  const body = new PassThrough();
  body.write('the beginning');

  const made = send(connection, { method: 'POST', body });

  expect(await made.over).toBe('ended');
  expect(made.body).toBe('too much');
  expect(body.destroyed).toBe(true);
  expect(connection.isUsable).toBe(false);
});

test('a request of which its target would make two is refused', async () => {
  const { origin, sent } = await startServer(() => undefined);

  expect(await send(new Connection(origin, LIMITS), { target: '/a HTTP/1.1\r\nX: y' }).over).toMatchObject({
    name: 'InvalidInput',
    status: 400,
  });
  expect(sent.join('')).toBe('');
});

describe('fails', () => {
  test('with ECONNREFUSED where nobody listens', async () => {
    const { origin } = await startServer(() => undefined);
    const unused = new URL(origin);
    unused.port = '1';

    expect(await send(new Connection(unused, LIMITS)).over).toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('with ETIMEDOUT where a connection does not come about', async () => {
    const { port, close } = await startDeafListener();

    const made = send(new Connection(new URL(`http://127.0.0.1:${port}`), { ...LIMITS, connectMs: 50 }));

    expect(await made.over).toMatchObject({ code: 'ETIMEDOUT', syscall: 'connect', message: 'time was up for a connection' });
    await close();
  });

  test.each([
    ['nothing is answered', '', 'the beginning of its answer'],
    ['an answer stops within its head', 'HTTP/1.1 200 OK\r\nX', 'the beginning of its answer'],
    ['an answer stops within its body', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab', 'the rest of its answer'],
  ])('with ETIMEDOUT where %s', async (_what, text, what) => {
    const { origin } = await startServer((socket) => socket.write(text));

    const made = send(new Connection(origin, { ...LIMITS, idleBodyMs: 50 }), { firstByteMs: 50 });

    expect(await made.over).toMatchObject({ code: 'ETIMEDOUT', syscall: 'read', message: `time was up for ${what}` });
  });

  test.each([
    ['before an answer', ''],
    ['within its head', 'HTTP/1.1 200'],
    ['within its body', 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab'],
  ])('with ECONNRESET where the upstream closes %s', async (_when, text) => {
    const { origin } = await startServer((socket) => socket.end(text));

    expect(await send(new Connection(origin, LIMITS)).over).toMatchObject({ code: 'ECONNRESET' });
  });

  test('with a MalformedAnswer where the upstream speaks no HTTP', async () => {
    const { origin } = await startServer((socket) => socket.write('SSH-2.0-OpenSSH\r\n\r\n'));

    expect(await send(new Connection(origin, LIMITS)).over).toMatchObject({ name: 'MalformedAnswer' });
  });
});

test('an idle limit does not run while the caller takes nothing, though more has come, and runs on when it does', async () => {
  const { origin } = await startServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n1\r\nb\r\n');
  });
  const made = send(
    new Connection(origin, { ...LIMITS, idleBodyMs: 50 }),
    {},
    ({ connection, body }) => body === 'a' && connection?.pause(),
  );
  const paused = await Promise.race([made.over, delay(200)]);
  expect(paused).toBeUndefined();

  made.connection?.resume();

  expect(await made.over).toMatchObject({ code: 'ETIMEDOUT' });
});

test('a caller that takes nothing slows the upstream down', async () => {
  const body = 'x'.repeat(32 * 1024 * 1024);
  const { origin, sockets } = await startServer((socket) => socket.write(answer(body)));
  let taken = 0;
  const made = send(new Connection(origin, LIMITS), {}, ({ connection, body: { length } }) => {
    if (taken > 0) return;
    taken = length;
    connection?.pause();
  });
  while (taken === 0) await delay(5);
  await delay(200);
  const [upstream] = sockets;

  expect(upstream?.writableLength).toBeGreaterThan(0);
  expect(made.body.length).toBe(taken);
  made.connection?.resume();
  expect(await made.over).toBe('ended');
  expect(made.body.length).toBe(body.length);
});

test('an abort ends the call at once, and the connection', async () => {
  const { origin, sockets } = await startServer(() => undefined);
  const made = send(new Connection(origin, LIMITS));
  while (sockets.size === 0) await delay(5);
  const [socket] = sockets;
  const closed = once(socket as Socket, 'close');

  made.connection?.abort(new Error('the client has left'));

  expect(await made.over).toMatchObject({ message: 'the client has left' });
  await closed;
});

test('two connections that read at the same time do not mix their bytes', async () => {
  const letter = (connection: number) => String.fromCharCode(96 + connection);
  const { origin } = await startServer((socket, number) => socket.write(answer(letter(number).repeat(300_000))));
  const made = Array.from({ length: 8 }, () => send(new Connection(origin, LIMITS)));

  expect(await Promise.all(made.map(({ over }) => over))).toEqual(made.map(() => 'ended'));
  expect(made.map(({ body }) => [...new Set(body)].length)).toEqual(made.map(() => 1));
});
