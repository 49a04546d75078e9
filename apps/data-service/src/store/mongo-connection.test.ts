import type { Server } from 'node:net';
import { array, assert, constantFrom, integer, ipV6, oneof, option, property, record, string, stringMatching, tuple } from 'fast-check';
import { setTimeout as delay } from 'node:timers/promises';
import { eventually } from '@fairlead/service-kit/testing';
import { MongoClient } from 'mongodb';
import { readVariable, STORE_DRIVERS, STORE_VARIABLES } from 'fairlead/contract';
import { countConnections, createStreamingServer, forwardTo, openServer } from '../../testing/counted-server';
import { describeWithMongo, realMongo } from '../../testing/real-mongo';
import { connectMongo } from './mongo-connection';

const host = oneof(
  stringMatching(/^[a-z0-9.-]{1,12}$/),
  ipV6().map((address) => `[${address}]`),
  string({ maxLength: 4 }),
);
const port = option(integer({ min: -1, max: 70_000 }), { nil: undefined });
const name = constantFrom(
  'replicaSet',
  'tls',
  'w',
  'journal',
  'authSource',
  'directConnection',
  'readPreference',
  'wtimeoutMS',
  'maxPoolSize',
  'x',
);
const value = oneof(
  constantFrom('true', 'false', 'rs0', 'majority', 'nearest', 'secondary', '0', '1', '500', ''),
  stringMatching(/^[ -~]{0,8}$/),
);
const address = record({
  scheme: constantFrom('mongodb', 'mongodb+srv'),
  hosts: array(tuple(host, port), { minLength: 1, maxLength: 3 }),
  database: option(stringMatching(/^[ -~]{0,6}$/), { nil: undefined }),
  options: array(tuple(name, value), { maxLength: 3 }),
}).map(({ scheme, hosts, database, options }) => {
  const list = hosts.map(([each, at]) => (at === undefined ? each : `${each}:${at}`)).join(',');
  const query = options.map((pair) => pair.join('=')).join('&');
  return `${scheme}://${list}${database === undefined ? '' : `/${database}`}${query === '' ? '' : `?${query}`}`;
});

test('whatever the contract takes for an address of MongoDB, the driver takes too', () => {
  let accepted = 0;

  assert(
    property(address, (text) => {
      if (readVariable(STORE_VARIABLES.mongo.MONGO_URL, text) === undefined) return;
      accepted += 1;
      expect(() => new MongoClient(text)).not.toThrow();
    }),
    { numRuns: 20_000 },
  );

  expect(accepted).toBeGreaterThan(200);
});

const POOL_SIZE = 4;

/** Connections of one process once all are open, and at most in some heartbeats after that. */
async function connectionsTo(server: Server): Promise<{ readonly first: number; readonly most: number }> {
  const client = connectMongo(await openServer(server), {
    MONGO_POOL_SIZE: POOL_SIZE,
    MONGO_USERNAME: undefined,
    MONGO_PASSWORD: undefined,
  });
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
  expect(await connectionsTo(createStreamingServer())).toEqual({ first: counted, most: counted });
});

describeWithMongo('a real server', () => {
  test('sees as many connections of a process as its contract counts', async () => {
    expect(await connectionsTo(forwardTo(realMongo.newUrl()))).toEqual({ first: counted, most: counted });
  });
});
