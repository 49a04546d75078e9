import { randomUUID } from 'node:crypto';
import type { Cleanup } from '@fairlead/command-line';
import { StoredRecords } from './stored-records';

/** A database that nobody else uses. */
export interface EmptyDatabase {
  /** What a service needs to use it. */
  readonly env: NodeJS.ProcessEnv;
  readonly records: StoredRecords;
}

/**
 * Names an empty database, which is dropped with the run.
 *
 * @param mongoUrl of a server, whose path is replaced; the credential is that of `MONGO_USERNAME` and `MONGO_PASSWORD`
 */
export function createEmptyDatabase(mongoUrl: string, cleanup: Cleanup): EmptyDatabase {
  const address = new URL(mongoUrl);
  address.pathname = `/load_${randomUUID().replaceAll('-', '')}`;
  const records = new StoredRecords(address.href);
  cleanup.defer(() => records.close());
  cleanup.defer(() => records.drop());
  const { MONGO_USERNAME, MONGO_PASSWORD } = process.env;
  return { env: { MONGO_USERNAME, MONGO_PASSWORD, MONGO_URL: address.href }, records };
}
