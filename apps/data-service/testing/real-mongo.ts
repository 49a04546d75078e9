import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import type { MongoRecord } from '../src/store/raw-records';

const url = process.env['MONGO_URL'];

/** The real MongoDB-wire server of a test run. Each test writes to databases of its own, so that nothing else in it is touched. */
export const realMongo = { newUrl, storedIds, drop };

/** Runs a suite against the real server, or skips it and says why. */
export function describeWithMongo(name: string, suite: () => void): void {
  if (url === undefined) describe.skip(`${name} (skipped: set MONGO_URL to run it against a real MongoDB-wire server)`, suite);
  else describe(name, suite);
}

/** Address of a database that nobody else uses. */
function newUrl(): string {
  const address = new URL(url ?? 'mongodb://localhost:27017');
  address.pathname = `/test_${randomUUID().replaceAll('-', '')}`;
  return address.href;
}

/** Every record of a database, read over a connection of its own. */
async function storedIds(database: string): Promise<ReadonlySet<string>> {
  return onConnection(database, async (client) => {
    const records = client.db().collection<MongoRecord>('records');
    const ids = await records.find({}, { projection: { _id: 1 } }).toArray();
    return new Set(ids.map(({ _id }) => _id.toHexString()));
  });
}

async function drop(...databases: readonly string[]): Promise<void> {
  for (const database of databases) await onConnection(database, (client) => client.db().dropDatabase());
}

async function onConnection<Result>(database: string, use: (client: MongoClient) => Promise<Result>): Promise<Result> {
  const client = new MongoClient(database);
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}
