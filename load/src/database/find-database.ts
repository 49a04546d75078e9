import type { Cleanup } from '@fairlead/command-line';
import { getListeningPid } from '../programs/listening-pid';
import { isLoopback } from '../scenario/target';
import { findMongoServer, startMongoServer } from '../programs/mongo-server';

/** A MongoDB server to measure with. */
export interface Database {
  readonly mongoUrl: string;
  /** @throws Error when it is no process of this machine that can be seen */
  readonly findPid: () => number;
}

/** Starts the program that an option names, takes the server of `MONGO_URL`, or starts what is on PATH. */
export async function findDatabase(mongoServer: string | undefined, cleanup: Cleanup): Promise<Database> {
  const { MONGO_URL: mongoUrl } = process.env;
  if (mongoServer === undefined && mongoUrl) return { mongoUrl, findPid: () => getListeningPid(Number(new URL(mongoUrl).port || 27017)) };
  const program = mongoServer ?? findMongoServer();
  if (program === undefined)
    throw new Error('there is no database to measure with; set MONGO_URL, put mongod on PATH, or name a program: --mongo-server <path>');
  const { address, pid } = await startMongoServer(program, cleanup);
  return { mongoUrl: `mongodb://${address}`, findPid: () => pid };
}

/** The process of the server of `MONGO_URL`; undefined where it is none of this machine that can be seen. */
export function findDatabasePid(mongoUrl = process.env['MONGO_URL']): number | undefined {
  if (!mongoUrl || !URL.canParse(mongoUrl) || !isLoopback(new URL(mongoUrl))) return undefined;
  try {
    return getListeningPid(portOf(mongoUrl));
  } catch {
    return undefined;
  }
}

function portOf(mongoUrl: string): number {
  return Number(new URL(mongoUrl).port || 27017);
}
