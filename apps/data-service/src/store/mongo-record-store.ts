import type { Log, Metrics } from '@fairlead/service-kit';
import { Overloaded } from '@fairlead/service-kit/errors';
import { type Db, type MongoClient, MongoServerError } from 'mongodb';
import { tryTwice } from '../deadline';
import { Limiter } from './limiter';
import { MongoRecordBatch } from './mongo-record-batch';
import { timeOperations } from './mongo-operation';
import { applyExpiry } from './record-expiry';
import { type RecordBatch, type RecordStore, type Sources, WRITTEN } from './record-store';

/** Longest that a read may take, in milliseconds: a caller hears of a lost database within a second. */
const READ_DEADLINE_MS = 800;

/** Reply of a server where nothing has been written yet. */
const NAMESPACE_NOT_FOUND = 26;

/**
 * Checks (one a second) that fail before the driver is replaced. Its monitor can wait for ever on a connection that broke just when it
 * was asked (mongodb 7.8.0 waits for `drain` on a destroyed socket); then it never learns that the server is back.
 */
const FAILED_CHECKS = 3;

export interface MongoRecordStoreProps extends Sources {
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'registry'>;
  /** Age at which the database drops a record; never when undefined. */
  readonly ttlSeconds: number | undefined;
  /** Reads at once; the other connections are for batches. */
  readonly mostReads: number;
  /** @default records */
  readonly collection?: string;
}

/** Records in MongoDB. */
export class MongoRecordStore implements RecordStore {
  readonly dependencies = { mongo: { check: (signal: AbortSignal) => this.#check(signal) } };
  readonly #connect: () => MongoClient;
  #client: MongoClient;
  #db: Db;
  #failedChecks = 0;
  #answeredAt = -Infinity;
  readonly #props: MongoRecordStoreProps;
  readonly #collection: string;
  readonly #reads: Limiter;
  readonly #timed: ReturnType<typeof timeOperations>;
  #expiry: 'due' | 'under way' | 'settled' = 'due';

  /** @param connect makes a client, which connects with its first operation */
  constructor(connect: () => MongoClient, props: MongoRecordStoreProps) {
    this.#connect = connect;
    this.#client = this.#open();
    this.#db = this.#client.db();
    this.#props = props;
    this.#collection = props.collection ?? 'records';
    this.#reads = new Limiter(props.mostReads);
    this.#timed = timeOperations(props.metrics);
  }

  get answeredAt(): number {
    return this.#answeredAt;
  }

  newBatch(requests: number): RecordBatch {
    const batch = new MongoRecordBatch(this.#db, this.#collection, requests, this.#props);
    return { send: (signal) => this.#timed('insert', () => batch.send(signal)), idsOf: (request) => batch.idsOf(request) };
  }

  /** The first that the server meets: no order, no sample and no index, so that the size of the collection does not matter. */
  async findWritten(limit: number): Promise<readonly string[]> {
    const { cursor } = await this.#read('find', {
      find: this.#collection,
      filter: { type: WRITTEN },
      projection: { _id: 1 },
      limit,
      batchSize: limit,
      singleBatch: true,
    });
    return (cursor as { firstBatch: { _id: unknown }[] }).firstBatch.map(({ _id }) => String(_id));
  }

  /** From the collection's own statistics: `count` is as fast on MongoDB, but reads every record on FerretDB. */
  async count(): Promise<number> {
    try {
      const { cursor } = await this.#read('count', { aggregate: this.#collection, pipeline: [{ $collStats: { count: {} } }], cursor: {} });
      return (cursor as { firstBatch: { count: number }[] }).firstBatch[0]?.count ?? 0;
    } catch (error) {
      if (error instanceof Overloaded && error.cause instanceof MongoServerError && error.cause.code === NAMESPACE_NOT_FOUND) return 0;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #read(operation: 'find' | 'count', command: object) {
    try {
      return await this.#timed(operation, () =>
        tryTwice('MongoDB', { silenceMs: READ_DEADLINE_MS }, (signal) =>
          this.#reads.run(signal, () => this.#db.command({ ...command }, { signal })),
        ),
      );
    } catch (error) {
      throw new Overloaded('the store of records does not answer; try again soon', error);
    }
  }

  async #check(signal: AbortSignal): Promise<void> {
    try {
      await this.#db.command({ ping: 1 }, { signal });
    } catch (error) {
      this.#failedChecks += 1;
      if (this.#failedChecks % FAILED_CHECKS === 0) this.#reconnect();
      throw error;
    }
    this.#failedChecks = 0;
    if (this.#expiry === 'due') void this.#settleExpiry();
  }

  #reconnect(): void {
    const { log } = this.#props;
    this.#client.close().catch((error: unknown) => log.debug('an old connection to MongoDB did not close', { error }));
    this.#client = this.#open();
    this.#db = this.#client.db();
  }

  /** The driver's monitor has a connection of its own: a server that is busy with batches, or waits for its disk, still answers it. */
  #open(): MongoClient {
    return this.#connect()
      .on('serverHeartbeatSucceeded', () => (this.#answeredAt = performance.now()))
      .on('serverDescriptionChanged', ({ newDescription }) => {
        // A connection broke: what was before says nothing any more.
        if (newDescription.type === 'Unknown') this.#answeredAt = -Infinity;
      });
  }

  /** Once the server is there; beside the checks, as building an index over a large collection takes a while. */
  async #settleExpiry(): Promise<void> {
    this.#expiry = 'under way';
    try {
      await applyExpiry(this.#db, this.#collection, this.#props.ttlSeconds, this.#props.log);
      this.#expiry = 'settled';
    } catch {
      this.#expiry = 'due';
    }
  }
}
