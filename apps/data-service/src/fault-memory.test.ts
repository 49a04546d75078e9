import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { eventually, runProgram } from '@fairlead/service-kit/testing';
import { request } from 'undici';
import { faults } from '../testing/mongo-faults';
import { type Fault, ScriptedMongo } from '../testing/scripted-mongo';

const CLIENTS = 20;
/** Requests that make the service compile what it runs, and fill what it keeps. */
const WARM_UP = 5_000;
const MEASURED = 5_000;
/** Of these, one batch in five that was kept made 730. */
const MOST_BYTES = 300;

const mongo = new ScriptedMongo();
afterAll(() => mongo.stop());

test(`of requests whose writes fail in turn nothing stays: less than ${MOST_BYTES} bytes each`, async () => {
  const { port, heapUsed } = await startProgram(await mongo.start());
  mongo.script('insert', inTurn());
  mongo.script('find', faults.refuse(292, 'QueryExceededMemoryLimitNoDiskUseAllowed'));

  await call(port, WARM_UP);
  const before = await heapUsed();
  const statuses = await call(port, MEASURED);
  const after = await heapUsed();

  expect(statuses).toEqual(new Set([200, 503]));
  expect((after - before) / MEASURED).toBeLessThan(MOST_BYTES);
}, 120_000);

/** Stores most batches, and fails the others one way after the other. */
function inTurn(): Fault {
  const failures = [
    faults.refuse(13, 'Unauthorized'),
    faults.refuseRecords(121, 0),
    faults.miscount(0),
    faults.failWriteConcern(64, 'WriteConcernTimeout'),
    faults.slow(20),
  ];
  let count = 0;
  return (exchange) => {
    count += 1;
    // Rarely, since nothing is taken for half a second after it.
    if (count % 400 === 0) return faults.cutReply(10)(exchange);
    const failure = failures[count % 10];
    return failure ? failure(exchange) : exchange.run();
  };
}

async function call(port: number, requests: number): Promise<Set<number>> {
  const statuses = new Set<number>();
  let left = requests;
  const callOn = async () => {
    while (left-- > 0) {
      // Not fetch, which takes several times as long.
      const { statusCode, body } = await request(`http://localhost:${port}/api/data`);
      await body.dump();
      statuses.add(statusCode);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, callOn));
  return statuses;
}

/** The service in a process of its own, which ends with the test. */
async function startProgram(mongoUrl: string) {
  const { child } = runProgram(join(__dirname, '../testing/measured-service.ts'), { PORT: '0', MONGO_URL: mongoUrl, MONGO_POOL_SIZE: '2' });
  const lines: Record<string, unknown>[] = [];
  createInterface(child.stdout).on('line', (line) => {
    const read = JSON.parse(line) as Record<string, unknown>;
    if (read['message'] === 'listening' || read['heap_used'] !== undefined) lines.push(read);
  });
  const next = async () => {
    await eventually(() => lines.length > 0);
    return lines.shift() as Record<string, unknown>;
  };
  const port = (await next())['port'] as number;
  await eventually(async () => (await fetch(`http://localhost:${port}/readyz`)).ok);
  const heapUsed = async () => {
    child.kill('SIGUSR2');
    return (await next())['heap_used'] as number;
  };
  return { port, heapUsed };
}
