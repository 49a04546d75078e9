import { eventually } from '@fairlead/service-kit/testing';
import { MongoClient, type MongoClientOptions, ObjectId, type ServerDescriptionChangedEvent } from 'mongodb';
import { countConnections } from './counted-server';
import { faults } from './mongo-faults';
import { DUPLICATE_KEY } from './record-collection';
import { ScriptedMongo } from './scripted-mongo';
import { ScriptedReplicaSet } from './scripted-replica-set';

const closings: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

async function connect(server: ScriptedMongo | ScriptedReplicaSet, options: MongoClientOptions = {}): Promise<MongoClient> {
  const client = new MongoClient(await server.start(), options);
  closings.push(
    () => client.close(),
    () => server.stop(),
  );
  return client;
}

test('streams its state to a driver that asks, which takes a connection for that and one to time it beside the pool', async () => {
  const mongo = new ScriptedMongo();
  const client = await connect(mongo, { heartbeatFrequencyMS: 500, serverMonitoringMode: 'stream' });
  let streamed = 0;
  client.on('serverHeartbeatSucceeded', ({ awaited }) => (streamed += awaited ? 1 : 0));
  await client.connect();

  await eventually(() => streamed >= 3);

  expect(await countConnections(mongo.server)).toBe(3);
});

test('a failover reaches a driver by the stream, and the tail that was not replicated is lost', async () => {
  const set = new ScriptedReplicaSet(10_000);
  const client = await connect(set);
  const records = client.db().collection('records');
  await records.insertOne({ index: 0 }, { writeConcern: { w: 1 } });
  const changes: ServerDescriptionChangedEvent[] = [];
  client.on('serverDescriptionChanged', (event) => changes.push(event));
  const heir = set.secondary.address;

  set.failOver();

  await eventually(() => changes.some(({ address, newDescription }) => address === heir && newDescription.type === 'RSPrimary'));
  expect(await records.findOne()).toBeNull();
});

test('an id that it calls a duplicate is there', async () => {
  const mongo = new ScriptedMongo();
  const client = await connect(mongo);
  const _id = new ObjectId();
  mongo.scriptNext('insert', faults.refuseRecords(DUPLICATE_KEY, 0));

  await expect(client.db().collection('records').insertOne({ _id })).rejects.toMatchObject({ code: DUPLICATE_KEY });

  expect([...mongo.records.ids]).toEqual([_id.toHexString()]);
});
