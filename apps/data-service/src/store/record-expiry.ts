import type { Log } from '@fairlead/service-kit';
import { type Db, MongoServerError } from 'mongodb';

/** Name of the index by which records expire. */
const INDEX = 'records_expire';

/** Replies of a server that has nothing to drop. */
const NAMESPACE_NOT_FOUND = 26;
const INDEX_NOT_FOUND = 27;
/** Reply of a server where the index exists with another time. */
const INDEX_OPTIONS_CONFLICT = 85;

/**
 * Makes records expire at an age, or no longer. Repeatable, by many pods at once. A server that refuses (FerretDB has no such
 * index; the user may not make one) is named in the log and otherwise works as before.
 *
 * @throws when the server is away: then it is to be done again
 */
export async function applyExpiry(db: Pick<Db, 'command'>, collection: string, ttlSeconds: number | undefined, log: Log): Promise<void> {
  try {
    if (ttlSeconds === undefined) await dropIndex(db, collection);
    else await createIndex(db, collection, ttlSeconds);
  } catch (error) {
    if (!(error instanceof MongoServerError)) throw error;
    const wish = ttlSeconds === undefined ? 'stop records from expiring' : `let records expire after ${ttlSeconds} s`;
    log.error(`MongoDB refused to ${wish}; do it by hand, or change RECORD_TTL_SECONDS`, { error });
  }
}

async function createIndex(db: Pick<Db, 'command'>, collection: string, expireAfterSeconds: number): Promise<void> {
  try {
    await db.command({ createIndexes: collection, indexes: [{ name: INDEX, key: { timestamp: 1 }, expireAfterSeconds }] });
  } catch (error) {
    if (!hasCode(error, INDEX_OPTIONS_CONFLICT)) throw error;
    await db.command({ collMod: collection, index: { name: INDEX, expireAfterSeconds } });
  }
}

async function dropIndex(db: Pick<Db, 'command'>, collection: string): Promise<void> {
  try {
    await db.command({ dropIndexes: collection, index: INDEX });
  } catch (error) {
    if (!hasCode(error, NAMESPACE_NOT_FOUND, INDEX_NOT_FOUND)) throw error;
  }
}

function hasCode(error: unknown, ...codes: readonly number[]): boolean {
  return error instanceof MongoServerError && codes.includes(Number(error.code));
}
