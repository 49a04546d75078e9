import type { Cleanup } from './cleanup';
import { getListeningPid } from './listening-pid';
import { startMongoServer } from './mongo-server';

/** A MongoDB server to measure with. */
export interface Database {
  readonly mongoUrl: string;
  readonly databasePid: number;
}

/**
 * Starts the program that an option names, or takes the server of `MONGO_URL`.
 *
 * @param options.databasePid its process, where it is not found by its port
 */
export async function findDatabase(
  options: { readonly mongoServer: string | undefined; readonly databasePid?: number | undefined },
  cleanup: Cleanup,
): Promise<Database> {
  const { mongoServer, databasePid } = options;
  if (mongoServer !== undefined) {
    const { address, pid } = await startMongoServer(mongoServer, cleanup);
    return { mongoUrl: `mongodb://${address}`, databasePid: pid };
  }
  const { MONGO_URL: mongoUrl } = process.env;
  if (!mongoUrl) throw new Error('there is no database to measure with; set MONGO_URL, or name a program: --mongo-server mongod');
  return { mongoUrl, databasePid: databasePid ?? getListeningPid(Number(new URL(mongoUrl).port || 27017)) };
}
