import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Caller } from './caller';
import type { Attempt } from './peer';

/** Runs a command on this machine. */
const HERE = ['env'];

const address = '127.0.0.1';
const callers: Caller[] = [];
let silent: Socket;

beforeEach(async () => {
  silent = createSocket('udp4').bind(0, address);
  await once(silent, 'listening');
});
afterEach(() => {
  silent.close();
  callers.splice(0).forEach((caller) => caller.close());
});

test('a peer answers on its ports with its name, and nothing comes of the others', async () => {
  const [served, closed] = [await freePort(), await freePort()];
  await open('web-1', served);

  const outcomes = await (
    await open('web-2', await freePort())
  ).attempt([
    { address, protocol: 'TCP', port: served },
    { address, protocol: 'UDP', port: served },
    { address, protocol: 'TCP', port: closed },
    { address, protocol: 'UDP', port: silent.address().port },
  ]);

  expect(outcomes).toEqual([
    { result: 'answered', by: 'web-1' },
    { result: 'answered', by: 'web-1' },
    { result: 'refused', code: 'ECONNREFUSED' },
    { result: 'dropped' },
  ]);
});

test('what connects without saying who it is has answered', async () => {
  const server = createServer().listen(0, address);
  await once(server, 'listening');
  const attempt: Attempt = { address, protocol: 'TCP', port: (server.address() as AddressInfo).port };

  const outcomes = await (await open('web', await freePort())).attempt([attempt]);

  expect(outcomes).toEqual([{ result: 'answered' }]);
  server.close();
});

test('a place where nothing runs is told', async () => {
  const caller = Caller.onHost([process.execPath, '--eval', ''], 'web', []);

  const attempting = caller.attempt([{ address, protocol: 'TCP', port: 1 }]);

  await expect(attempting).rejects.toThrow(`nothing runs in ${process.execPath}`);
});

/** A peer that serves a port, once it does. */
async function open(name: string, port: number): Promise<Caller> {
  const caller = Caller.onHost(HERE, name, [
    { protocol: 'TCP', port },
    { protocol: 'UDP', port },
  ]);
  callers.push(caller);
  await caller.attempt([{ address, protocol: 'TCP', port }]);
  return caller;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
