import type { Cleanup } from '../programs/cleanup';
import { getListeningPid } from '../programs/listening-pid';
import { startMongoServer } from '../programs/mongo-server';

/** A MongoDB server to measure with. */
export interface Database {
  readonly mongoUrl: string;
  /** @throws Error when it is no process of this machine that can be seen */
  readonly findPid: () => number;
}

/** Starts the program that an option names, or takes the server of `MONGO_URL`. */
export async function findDatabase(mongoServer: string | undefined, cleanup: Cleanup): Promise<Database> {
  if (mongoServer !== undefined) {
    const { address, pid } = await startMongoServer(mongoServer, cleanup);
    return { mongoUrl: `mongodb://${address}`, findPid: () => pid };
  }
  const { MONGO_URL: mongoUrl } = process.env;
  if (!mongoUrl) throw new Error('there is no database to measure with; set MONGO_URL, or name a program: --mongo-server mongod');
  return { mongoUrl, findPid: () => getListeningPid(Number(new URL(mongoUrl).port || 27017)) };
}
