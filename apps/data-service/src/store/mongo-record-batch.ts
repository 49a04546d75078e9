import { type Db, type Document, ObjectId } from 'mongodb';
import { type RecordBatch, RECORDS_PER_REQUEST, type Sources, WRITTEN } from './record-store';

/** The server has a record of this id already. */
const DUPLICATE_KEY = 11_000;

/** A record as it lies in the collection. */
export interface MongoRecord {
  readonly _id: ObjectId;
  readonly type: string;
  /** 0 to 4: its place in the request. */
  readonly index: number;
  readonly payload: string;
  readonly timestamp: Date;
}

/** One `insert` command. An id made here, by ObjectId's time, process and counter, is unique and lands at the end of the index. */
export class MongoRecordBatch implements RecordBatch {
  readonly #db: Db;
  readonly #collection: string;
  readonly #records: readonly MongoRecord[];
  #wasSent = false;

  constructor(db: Db, collection: string, requests: number, { now, newPayload }: Sources) {
    this.#db = db;
    this.#collection = collection;
    const timestamp = now();
    const records: MongoRecord[] = [];
    for (let request = 0; request < requests; request += 1) {
      for (let index = 0; index < RECORDS_PER_REQUEST; index += 1) {
        records.push({ _id: new ObjectId(), type: WRITTEN, index, payload: newPayload(), timestamp });
      }
    }
    this.#records = records;
  }

  async send(signal: AbortSignal): Promise<ReadonlySet<number>> {
    // Sent before, a record may be there: then its id is taken by itself. Never sent, it would be taken by another.
    const harmless = this.#wasSent ? DUPLICATE_KEY : undefined;
    this.#wasSent = true;
    // By hand rather than insertMany, which makes a bulk operation of it first. Unordered: one bad record does not hold up the rest.
    const reply = await this.#db.command(
      { insert: this.#collection, documents: this.#records, ordered: false, writeConcern: { w: 1, j: true } },
      { signal },
    );
    return refusedRequests(reply, harmless);
  }

  idsOf(request: number): readonly string[] {
    const first = request * RECORDS_PER_REQUEST;
    return this.#records.slice(first, first + RECORDS_PER_REQUEST).map(({ _id }) => _id.toHexString());
  }
}

/** @throws Error when the server stored the batch but could not make it durable */
function refusedRequests({ writeConcernError, writeErrors = [] }: Document, harmless: number | undefined): ReadonlySet<number> {
  if (writeConcernError) throw new Error(`MongoDB did not make a batch durable: ${(writeConcernError as Document)['errmsg']}`);
  const refused = (writeErrors as { index: number; code: number }[]).filter(({ code }) => code !== harmless);
  return new Set(refused.map(({ index }) => Math.floor(index / RECORDS_PER_REQUEST)));
}
