import { MongoClient } from 'mongodb';
import type { Config } from '../config';

/** Time limits of the driver, in milliseconds. Each operation has a deadline of its own besides ({@link tryTwice}). */
const LIMITS = Object.freeze({
  /** For a server to send an operation to. As long as an operation may take: a database that restarts faster is not noticed. */
  serverSelection: 800,
  /** For a free connection of the pool. As long as an operation may take: waiting longer would be in vain. */
  waitQueue: 800,
  /** For a new connection, and for an answer to the driver's own monitor: a busy server is slow to both, and must not be given up. */
  connect: 2_000,
});

/** Between two signs of life of a server (`RecordStore.answeredAt`), in milliseconds; the shortest that the driver takes. */
export const HEARTBEAT_MS = 500;

/**
 * Connects to MongoDB with the first operation, and again for ever when it goes away.
 *
 * - The pool has always all its connections, so that no operation waits for a new one, and no more: the database has a fixed number
 *   of places for operations, which all pods share.
 * - The monitor polls, over one connection: a stream of the server's state would take one more to measure the round trip, and each
 *   costs the server memory ({@link STORE_DRIVERS}).
 * - No `retryWrites`: a batch is sent again by its own ids, which needs no replica set and works whatever broke.
 * - No `socketTimeoutMS`: it would cut a long index build too. The deadline of each operation takes its place.
 *
 * @param url without a credential, with the name of the database
 */
export function connectMongo(
  url: string,
  {
    MONGO_USERNAME: username,
    MONGO_PASSWORD: password,
    MONGO_POOL_SIZE: poolSize,
  }: Pick<Config, 'MONGO_USERNAME' | 'MONGO_PASSWORD' | 'MONGO_POOL_SIZE'>,
): MongoClient {
  return new MongoClient(url, {
    appName: 'data-service',
    ...(username === undefined ? undefined : { auth: { username, password: password ?? '' } }),
    minPoolSize: poolSize,
    maxPoolSize: poolSize,
    retryWrites: false,
    serverSelectionTimeoutMS: LIMITS.serverSelection,
    waitQueueTimeoutMS: LIMITS.waitQueue,
    connectTimeoutMS: LIMITS.connect,
    heartbeatFrequencyMS: HEARTBEAT_MS,
    serverMonitoringMode: 'poll',
  });
}
