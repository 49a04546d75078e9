import { type Collector, type ReceivedSpan, type RunningService, startCollector } from '@fairlead/service-kit/testing';
import { faults } from '../testing/mongo-faults';
import { ScriptedMongo } from '../testing/scripted-mongo';
import { startService } from '../testing/start-service';

let collector: Collector;
let service: RunningService | undefined;
let mongo: ScriptedMongo | undefined;

beforeEach(async () => {
  collector = await startCollector();
});

afterEach(async () => {
  await service?.stop();
  mongo?.stop();
  await collector.stop();
  [service, mongo] = [undefined, undefined];
});

const ask = (path = '/api/data') => fetch(`${service?.url}${path}`);
const named = (name: string) => (span: ReceivedSpan) => span.name === name;

test('every request of a batch has a link to its one span, which is below the first', async () => {
  mongo = new ScriptedMongo();
  // While two batches are on their way, the others wait for one.
  mongo.script('insert', faults.slow(300));
  service = await startService({ ...collector.environment, MONGO_URL: await mongo.start() });

  await Promise.all([ask(), ask(), ask(), ask(), ask(), ask()]);

  const requests = await collector.find(named('GET /api/data'), 6);
  const batches = collector.spans.filter(named('write batch'));
  const ids = batches.map(({ spanId }) => spanId);
  expect(batches.length).toBeLessThan(6);
  expect(requests.map(({ links }) => ids.includes(links[0] as string) && links.length)).toEqual([1, 1, 1, 1, 1, 1]);
  for (const batch of batches) {
    const linked = requests.filter(({ links }) => links.includes(batch.spanId));
    expect(linked).toContainEqual(expect.objectContaining({ spanId: batch.parentId, traceId: batch.traceId }));
    expect(batch).toMatchObject({ kind: 'internal', attributes: { 'db.operation.batch.size': 5 * linked.length } });
  }
});

test('a request that is not recorded has no batch recorded', async () => {
  service = await startService({ ...collector.environment, OTEL_TRACES_SAMPLER: 'always_off' });

  await ask();
  await service.stop();

  expect(collector.spans).toEqual([]);
});

test('a batch and a read are commands of MongoDB, without what is in them', async () => {
  mongo = new ScriptedMongo();
  service = await startService({ ...collector.environment, MONGO_URL: await mongo.start() });

  await ask();
  await ask('/api/stats');

  const [insert] = await collector.find(named('insert records'));
  const [batch] = await collector.find(named('write batch'));
  const [find] = await collector.find(named('find records'));
  const [count] = await collector.find(named('aggregate records'));
  const [request] = await collector.find(named('GET /api/data'));
  const [stats] = await collector.find(named('GET /api/stats'));
  expect(insert).toMatchObject({ kind: 'client', parentId: batch?.spanId, traceId: request?.traceId });
  expect(insert?.attributes).toMatchObject({
    'db.system.name': 'mongodb',
    'db.namespace': 'test',
    'server.address': '127.0.0.1',
    'db.collection.name': 'records',
    'db.operation.name': 'insert',
  });
  expect(find).toMatchObject({ parentId: request?.spanId });
  expect(count).toMatchObject({ parentId: stats?.spanId });
});
