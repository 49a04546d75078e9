import type { Server } from 'node:net';
import {
  array,
  assert,
  constant,
  constantFrom,
  integer,
  ipV6,
  oneof,
  option,
  property,
  record,
  string,
  stringMatching,
  tuple,
} from 'fast-check';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@fairlead/service-kit/testing';
import { MONGO_OPTIONS, readVariable, STORE_DRIVERS, STORE_VARIABLES } from 'fairlead/contract';
import { countConnections, forwardTo, openServer } from '../../testing/counted-server';
import { describeWithMongo, realMongo } from '../../testing/real-mongo';
import { ScriptedMongo } from '../../testing/scripted-mongo';
import { connectMongo } from './mongo-connection';

const host = oneof(
  { arbitrary: constant('db.example.net'), weight: 6 },
  stringMatching(/^[a-z0-9.-]{1,12}$/),
  ipV6().map((address) => `[${address}]`),
  string({ maxLength: 4 }),
);
const port = option(integer({ min: -1, max: 70_000 }), { nil: undefined });
const name = constantFrom(...MONGO_OPTIONS, 'authMechanism', 'maxPoolSize', 'x');
const value = oneof(
  constantFrom('true', 'false', 'rs0', 'majority', 'nearest', 'local', 'SCRAM-SHA-256', '0', '1', '500', ''),
  stringMatching(/^[ -~]{0,8}$/),
);
const usual = constantFrom(
  ['appName', 'Cluster0'],
  ['authSource', 'admin'],
  ['directConnection', 'true'],
  ['journal', 'true'],
  ['readConcernLevel', 'majority'],
  ['readPreference', 'nearest'],
  ['replicaSet', 'rs0'],
  ['retryReads', 'false'],
  ['retryWrites', 'true'],
  ['tls', 'true'],
  ['w', 'majority'],
  ['wtimeoutMS', '500'],
);
const address = record({
  scheme: constantFrom('mongodb', 'mongodb+srv'),
  hosts: array(tuple(host, port), { minLength: 1, maxLength: 3 }),
  database: option(oneof(constant('shop'), stringMatching(/^[ -~]{0,6}$/)), { nil: undefined }),
  options: array(oneof(usual, tuple(name, value)), { maxLength: 3 }),
}).map(({ scheme, hosts, database, options }) => {
  const list = hosts.map(([each, at]) => (at === undefined ? each : `${each}:${at}`)).join(',');
  const query = options.map((pair) => pair.join('=')).join('&');
  return `${scheme}://${list}${database === undefined ? '' : `/${database}`}${query === '' ? '' : `?${query}`}`;
});

const POOL_SIZE = 4;
const ANONYMOUS = { MONGO_POOL_SIZE: POOL_SIZE, MONGO_USERNAME: undefined, MONGO_PASSWORD: undefined };
const ADA = { MONGO_POOL_SIZE: POOL_SIZE, MONGO_USERNAME: 'ada', MONGO_PASSWORD: 'secret' };

test('whatever the contract takes for an address of MongoDB, the driver takes too, with a user and without', () => {
  let accepted = 0;
  const options = new Set<string>();

  assert(
    property(address, (text) => {
      if (readVariable(STORE_VARIABLES.mongo.MONGO_URL, text) === undefined) return;
      accepted += 1;
      for (const [, option = ''] of text.matchAll(/[?&](\w+)=/g)) options.add(option);
      expect(() => [connectMongo(text, ANONYMOUS), connectMongo(text, ADA)]).not.toThrow();
    }),
    { numRuns: 5_000 },
  );

  expect(accepted).toBeGreaterThan(200);
  expect([...options].sort()).toEqual([...MONGO_OPTIONS].sort());
});

test('decides itself whether writes are retried and what it is called, whatever the address says', () => {
  const { options } = connectMongo('mongodb+srv://cluster0.example.net/shop?retryWrites=true&w=majority&appName=Cluster0', ANONYMOUS);

  expect(options).toMatchObject({ retryWrites: false, appName: 'data-service' });
});

/** Connections of one process once all are open, and at most in some heartbeats after that. */
async function connectionsTo(server: Server): Promise<{ readonly first: number; readonly most: number }> {
  const client = connectMongo(await openServer(server), ANONYMOUS);
  await client.connect();
  await eventually(async () => (await countConnections(server)) > POOL_SIZE);
  const first = await countConnections(server);
  let most = first;
  for (let looks = 0; looks < 20; looks += 1) {
    await delay(100);
    most = Math.max(most, await countConnections(server));
  }
  await client.close();
  server.close();
  return { first, most };
}

const counted = POOL_SIZE + STORE_DRIVERS.mongo.socketsBesidePool;

test('opens as many connections as its contract counts, also to a server that offers to stream its state', async () => {
  expect(await connectionsTo(new ScriptedMongo().server)).toEqual({ first: counted, most: counted });
});

describeWithMongo('a real server', () => {
  test('sees as many connections of a process as its contract counts', async () => {
    expect(await connectionsTo(forwardTo(realMongo.newUrl()))).toEqual({ first: counted, most: counted });
  });
});
