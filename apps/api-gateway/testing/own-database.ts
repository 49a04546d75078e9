import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';

/** A database of its own in the real MongoDB-wire server of a test run, so that nothing else in it is touched. */
export function newDatabase(): string {
  return Object.assign(new URL(process.env['MONGO_URL'] ?? ''), { pathname: `/test_${randomUUID().replaceAll('-', '')}` }).href;
}

export async function dropDatabase(url: string): Promise<void> {
  const client = new MongoClient(url);
  await client.db().dropDatabase();
  await client.close();
}
