import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { Overloaded } from '../errors/errors';
import { errorTypeOf } from './error-type';

const error = (message: string, facts: object = {}) => Object.assign(new TypeError(message), facts);

/** Takes what comes and says nothing. */
async function startSilent() {
  const sockets: Socket[] = [];
  const server = createServer((socket) => void sockets.push(socket.resume())).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { port: (server.address() as AddressInfo).port, stop };
}

test.each([
  ['a code of Node', error('connect', { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
  ['a code of MongoDB', error('duplicate', { code: 11_000 }), '11000'],
  ['a service error', new Overloaded('try again'), 'Overloaded'],
  ['an error reply of Redis', error('READONLY You cannot write', { name: 'ReplyError' }), 'READONLY'],
  ['a code that could be anything', error('no', { code: 'what the client sent' }), 'TypeError'],
  ['any other error', error('the text may be of a client'), 'TypeError'],
  ['what is no error', 'text of a client', 'Error'],
])('%s', (_what, thrown, type) => {
  expect(errorTypeOf(thrown)).toBe(type);
});

test('a Redis that is away is no mere error, as ioredis has it', async () => {
  const redis = new Redis({ port: 9, lazyConnect: true, enableOfflineQueue: false, maxRetriesPerRequest: 0, retryStrategy: () => null });
  redis.on('error', () => undefined);

  const refused = await redis.get('key').catch(errorTypeOf);
  redis.disconnect();
  const closed = await redis.get('key').catch(errorTypeOf);

  expect([refused, closed]).toEqual(['not_connected', 'not_connected']);
});

test('a Redis that does not answer in time is told as that', async () => {
  const { port, stop } = await startSilent();
  const redis = new Redis({ port, commandTimeout: 20, enableReadyCheck: false, disableClientInfo: true });

  const late = await redis.get('key').catch(errorTypeOf);
  redis.disconnect();
  stop();

  expect(late).toBe('timeout');
});
