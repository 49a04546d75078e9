import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { listen } from './listen';

test('says which port is taken, and which variable moves it', async () => {
  const first = createServer().listen(0);
  await once(first, 'listening');
  const { port } = first.address() as AddressInfo;

  const refusal = await listen(createServer(), { port, variable: 'PORT', address: undefined }).catch((error: unknown) => error);
  first.close();

  expect(refusal).toMatchObject({
    message: `cannot listen on port ${port}: it is taken; stop what uses it or set PORT to another port`,
    cause: { code: 'EADDRINUSE' },
  });
});

test.each(['192.0.2.1', 'no-such-host.invalid'])('says that %s is no address of this machine', async (address) => {
  const server = createServer();

  await expect(listen(server, { port: 0, variable: 'PORT', address })).rejects.toThrow(
    `cannot listen on port 0 of ${address}, which is no address of this machine; set LISTEN_ADDRESS to one that is, or leave it out`,
  );
});

test('listens on the address that it is given alone', async () => {
  const server = createServer();

  await listen(server, { port: 0, variable: 'PORT', address: '127.0.0.1' });
  const { address } = server.address() as AddressInfo;
  server.close();

  expect(address).toBe('127.0.0.1');
});

test('resolves once connections are accepted', async () => {
  const server = createServer();

  await listen(server, { port: 0, variable: 'PORT', address: undefined });
  const isListening = server.listening;
  server.close();

  expect(isListening).toBe(true);
});

(process.platform === 'linux' ? test : test.skip)(
  'lets more clients wait at once than Node does by default (read from /proc, on Linux)',
  async () => {
    const server = createServer();
    await listen(server, { port: 0, variable: 'PORT', address: undefined });
    const { port } = server.address() as AddressInfo;

    // All in one turn of the event loop, in which nothing is accepted.
    const clients = Array.from({ length: 600 }, () => connect(port, '127.0.0.1'));
    const waiting = await new Promise((resolve) => process.nextTick(() => resolve(waitingAt(port))));
    for (const client of clients) client.destroy();
    server.close();

    const somaxconn = Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8'));
    expect(waiting).toBeGreaterThanOrEqual(Math.min(clients.length, somaxconn));
  },
);

/** Connections that wait to be accepted: the `rx_queue` of a listening socket. */
function waitingAt(port: number): number {
  const local = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const sockets = ['tcp', 'tcp6'].flatMap((table) => readFileSync(`/proc/net/${table}`, 'utf8').split('\n'));
  const listening = sockets
    .map((line) => line.trim().split(/\s+/))
    .find(([, address, , state]) => address?.endsWith(local) && state === '0A');
  return parseInt(listening?.[4]?.split(':')[1] ?? '', 16);
}
