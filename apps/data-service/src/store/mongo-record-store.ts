import { type Log, type Metrics, NotAwaited, type Span } from '@fairlead/service-kit';
import { Overloaded } from '@fairlead/service-kit/errors';
import type { Document, MongoClient } from 'mongodb';
import { TimeOver, type TimeLimits, tryTwice } from '../deadline';
import { GROUP_COMMIT } from '../write/group-commit';
import { Limiter } from './limiter';
import { MongoRecordBatch } from './mongo-record-batch';
import { timeOperations } from './mongo-operation';
import { MongoRefused } from './mongo-refusal';
import { RawRecords } from './raw-records';
import { ReconnectingMongo } from './reconnecting-mongo';
import { applyExpiry } from './record-expiry';
import { type RecordBatch, type RecordStore, type Sources, StoreRefused, StoreSlow, WRITTEN } from './record-store';

/** Longest that records are looked for, in milliseconds: who asks has others to read, those that it has just written. */
const FIND_LIMITS: TimeLimits = { silenceMs: 800 };

/** Reply of a server where nothing has been written yet. */
const NAMESPACE_NOT_FOUND = 26;

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

/** Who asks for something. */
interface Asker {
  readonly isAwaited?: (() => boolean) | undefined;
  readonly span: Span | undefined;
}

/** Records in MongoDB. */
export class MongoRecordStore implements RecordStore {
  readonly dependencies = { mongo: { check: (signal: AbortSignal) => this.#check(signal) } };
  readonly #mongo: ReconnectingMongo;
  readonly #props: MongoRecordStoreProps;
  readonly #collection: string;
  readonly #reads: Limiter;
  readonly #timed: ReturnType<typeof timeOperations>;
  readonly #countLimits: TimeLimits = {
    silenceMs: GROUP_COMMIT.silenceMs,
    longestMs: GROUP_COMMIT.longestMs,
    answeredAt: () => this.answeredAt,
  };
  #expiry: 'due' | 'under way' | 'settled' = 'due';

  /** @param connect makes a client, which connects with its first operation */
  constructor(connect: () => MongoClient, props: MongoRecordStoreProps) {
    this.#mongo = new ReconnectingMongo(connect, props.log);
    this.#props = props;
    this.#collection = props.collection ?? 'records';
    this.#reads = new Limiter(props.mostReads);
    this.#timed = timeOperations({ ...props, server: () => this.#mongo.server, collection: this.#collection });
  }

  get answeredAt(): number {
    return this.#mongo.answeredAt;
  }

  newBatch(requests: number): RecordBatch {
    const batch = new MongoRecordBatch(this.#mongo, this.#collection, new RawRecords(requests, this.#props));
    return { send: (signal, span) => this.#timed('insert', () => batch.send(signal), span), idsOf: (request) => batch.idsOf(request) };
  }

  /** The first that the server meets: no order, no sample and no index, so that the size of the collection does not matter. */
  async findWritten(limit: number, span?: Span): Promise<readonly string[]> {
    const command = {
      find: this.#collection,
      filter: { type: WRITTEN },
      projection: { _id: 1 },
      limit,
      batchSize: limit,
      singleBatch: true,
    };
    const { cursor } = await this.#read('find', FIND_LIMITS, command, { span });
    return (cursor as { firstBatch: { _id: unknown }[] }).firstBatch.map(({ _id }) => String(_id));
  }

  /** From the collection's own statistics: `count` is as fast on MongoDB, but reads every record on FerretDB. */
  async count(isAwaited?: () => boolean, span?: Span): Promise<number> {
    try {
      const command = { aggregate: this.#collection, pipeline: [{ $collStats: { count: {} } }], cursor: {} };
      const { cursor } = await this.#read('count', this.#countLimits, command, { isAwaited, span });
      return (cursor as { firstBatch: { count: number }[] }).firstBatch[0]?.count ?? 0;
    } catch (error) {
      if (error instanceof MongoRefused && error.replyCode === NAMESPACE_NOT_FOUND) return 0;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#mongo.close();
  }

  async #read(operation: 'find' | 'count', limits: TimeLimits, command: Document, { isAwaited, span }: Asker) {
    const run = (signal: AbortSignal) => this.#reads.run(signal, () => this.#mongo.run({ ...command }, signal), isAwaited);
    try {
      return await this.#timed(operation, () => tryTwice('MongoDB', limits, run), span);
    } catch (error) {
      if (error instanceof StoreRefused || error instanceof NotAwaited) throw error;
      if (error instanceof TimeOver && error.isServerThere) throw new StoreSlow('the store of records is slow; try again soon', error);
      throw new Overloaded('the store of records does not answer; try again soon', error);
    }
  }

  async #check(signal: AbortSignal): Promise<void> {
    await this.#mongo.check(signal);
    if (this.#expiry === 'due') void this.#settleExpiry();
  }

  /** Once the server is there; beside the checks, as building an index over a large collection takes a while. */
  async #settleExpiry(): Promise<void> {
    this.#expiry = 'under way';
    const { ttlSeconds, log } = this.#props;
    try {
      // In the place of a read: batches keep their connections.
      await this.#reads.run(new AbortController().signal, () => applyExpiry(this.#mongo.db, this.#collection, ttlSeconds, log));
      this.#expiry = 'settled';
    } catch {
      this.#expiry = 'due';
    }
  }
}
