import type { Dependency, Span } from '@fairlead/service-kit';
import { Overloaded } from '@fairlead/service-kit/errors';

/** Records that one request writes, and that it reads. */
export const RECORDS_PER_REQUEST = 5;

/** Value of `type` in every record that a request writes. */
export const WRITTEN = 'write';

/** Length of a record's payload, in hexadecimal characters. */
export const PAYLOAD_CHARACTERS = 512;

/** The store answered, and will not do what it was asked, however often. */
export class StoreRefused extends Overloaded {}

/** The store is there, and too busy to answer in time. */
export class StoreSlow extends Overloaded {}

/**
 * The records of some requests, five each, on their way to the store. Their ids are settled when the batch is made, so that it can
 * be sent again: what an earlier attempt has stored counts as stored, and nothing is stored twice.
 */
export interface RecordBatch {
  /**
   * Stores what is not stored yet.
   *
   * @param span of the batch, where one of its requests is recorded
   * @returns the requests (from 0) of which a record was refused; all others are durable
   * @throws StoreRefused when another attempt would fail too
   * @throws when it is not known what was stored: the store is away, or `signal` was aborted
   */
  send(signal: AbortSignal, span?: Span): Promise<ReadonlySet<number>>;

  /** Ids of the records of one request, from 0. */
  idsOf(request: number): readonly string[];
}

/**
 * Where records are kept. While it is away, reads reject with `Overloaded` within a second. Calls take the span of their request, where that
 * is recorded.
 */
export interface RecordStore {
  /** What must be up for the store to work; empty when it needs nothing. */
  readonly dependencies: Readonly<Record<string, Dependency>>;

  /**
   * When it last showed, beside its answers to batches, that it is there, by `performance.now()`.
   *
   * @default never
   */
  readonly answeredAt?: number;

  /** Makes the records of so many requests. Nothing is sent yet. */
  newBatch(requests: number): RecordBatch;

  /** Ids of records of type `write`: so many, in no order, or fewer when there are no more. */
  findWritten(limit: number, span?: Span): Promise<readonly string[]>;

  /**
   * Number of records. After a crash MongoDB's own count, which this is, may be off until the next checkpoint.
   *
   * @param isAwaited whether somebody still waits for it, asked when its turn comes. @default somebody does
   * @throws StoreSlow when the store is there and counts for longer than a batch may take
   * @throws NotAwaited when nobody waits any more
   */
  count(isAwaited?: () => boolean, span?: Span): Promise<number>;

  /** Lets go of the store; no call follows. */
  close(): Promise<void>;
}

/** What a store works with beside its driver, so that a test decides on them. */
export interface Sources {
  readonly now: () => Date;
  /** A payload, {@link PAYLOAD_CHARACTERS} long. */
  readonly newPayload: () => string;
}
