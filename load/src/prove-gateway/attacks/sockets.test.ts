import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { until } from '../../programs/until';
import type { Attack, AttackKind } from './attack';
import { beginAttack } from './begin-attack';

const servers: Server[] = [];
const attacks: Attack[] = [];
afterEach(() => {
  for (const attack of attacks.splice(0)) attack.stop();
  for (const server of servers.splice(0)) server.close();
});

/** A server that keeps what it is told, and does to each connection what the test says. */
async function listen(onSocket: (socket: Socket) => void = () => undefined) {
  const said: string[] = [];
  const peers = new Set<string | undefined>();
  const server = createServer((socket) => {
    const nth = said.push('') - 1;
    peers.add(socket.remoteAddress);
    socket.on('data', (bytes) => (said[nth] += bytes.toString('latin1'))).on('error', () => socket.destroy());
    onSocket(socket);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return { said, peers, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/users` };
}

function begin(kind: AttackKind, url: string, connections: number): Attack {
  const attack = beginAttack({ kind, url, connections });
  attacks.push(attack);
  return attack;
}

test('so many connections are kept open, from another address than that of normal clients', async () => {
  const { peers, url } = await listen();

  const attack = begin('idle-connections', url, 120);
  await until('all are open', () => attack.state.open === 120);

  expect([...peers]).toEqual(['127.0.0.2']);
});

test('for each that is closed another one is opened', async () => {
  const { url } = await listen((socket) => socket.once('data', () => socket.end()));

  const attack = begin('trickled-bodies', url, 3);

  await until('others are opened', () => attack.state.opened > 9);
  expect(attack.state.open).toBeLessThanOrEqual(3);
});

test.each([
  { kind: 'trickled-bodies', says: /^POST \/api\/users HTTP\/1\.1\r\nHost: .*\r\nContent-Length: 1000\r\n\r\n$/s },
  { kind: 'half-open-heads', says: /^GET \/api\/users HTTP\/1\.1\r\nHost: [^\r]*\r\n$/ },
  { kind: 'slow-readers', says: /^GET \/api\/users HTTP\/1\.1\r\nHost: [^\r]*\r\n\r\n$/ },
  { kind: 'idle-connections', says: /^GET \/health\/live HTTP\/1\.1\r\nHost: [^\r]*\r\n\r\n$/ },
] as const)('$kind says what makes it so', async ({ kind, says }) => {
  const { said, url } = await listen();

  begin(kind, url, 1);
  await until('it says something', () => said[0] !== undefined && said[0] !== '');

  expect(said).toEqual([expect.stringMatching(says)]);
});

test('a pipeline asks on without any answer', async () => {
  const { said, url } = await listen();

  begin('pipeline', url, 1);

  await until('it asks often', () => (said[0]?.split('GET ').length ?? 0) > 1_000);
  expect(said).toHaveLength(1);
});

test('a slow reader takes little of its answer', async () => {
  let written = 0;
  const { url } = await listen((socket) =>
    socket.once('data', () => {
      const fill = () => {
        while (socket.write(Buffer.alloc(64 * 1024), () => (written += 64 * 1024)));
      };
      socket.on('drain', fill);
      fill();
    }),
  );

  begin('slow-readers', url, 1);
  await until('something is taken', () => written > 0);
  await new Promise((resolve) => setTimeout(resolve, 1_000));

  // What kernels keep between the two ends; a reader that reads takes gigabytes in a second.
  expect(written).toBeLessThan(14 * 1024 ** 2);
});
