import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Cleanup } from '@fairlead/command-line';
import { findDatabase, findDatabasePid } from './find-database';

const { MONGO_URL, PATH } = process.env;
const find = (mongoServer?: string) => Cleanup.around(new AbortController().signal, (cleanup) => findDatabase(mongoServer, cleanup));

beforeEach(() => {
  delete process.env['MONGO_URL'];
  process.env['PATH'] = '/nowhere';
});
afterEach(() => {
  process.env['PATH'] = PATH;
  if (MONGO_URL !== undefined) process.env['MONGO_URL'] = MONGO_URL;
});

test('the server of MONGO_URL is taken as it is', async () => {
  process.env['MONGO_URL'] = 'mongodb://somewhere:1234/shop';

  expect(await find()).toMatchObject({ mongoUrl: 'mongodb://somewhere:1234/shop' });
});

test('without one, what is missing is said', async () => {
  await expect(find()).rejects.toThrow('there is no database to measure with; set MONGO_URL, put mongod on PATH, or name a program');
});

test('a program that is named is started, whatever MONGO_URL says', async () => {
  process.env['MONGO_URL'] = 'mongodb://somewhere:1234/shop';

  await expect(find('mongod')).rejects.toThrow('mongod is not on PATH');
});

test('the process of a database on this machine is found by its port, no other is looked for', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const pids = ['127.0.0.1', 'mongo.example'].map((host) => findDatabasePid(`mongodb://${host}:${port}/shop`));
  server.close();

  expect(pids).toEqual([process.platform === 'linux' ? process.pid : undefined, undefined]);
});
