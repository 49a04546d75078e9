import { type Document, ObjectId } from 'mongodb';
import { isPassing } from './mongo-refusal';
import type { ReconnectingMongo } from './reconnecting-mongo';
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
  readonly #mongo: ReconnectingMongo;
  readonly #collection: string;
  readonly #records: readonly MongoRecord[];
  #wasSent = false;

  constructor(mongo: ReconnectingMongo, collection: string, requests: number, { now, newPayload }: Sources) {
    this.#mongo = mongo;
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
    const wasSent = this.#wasSent;
    this.#wasSent = true;
    // By hand rather than insertMany, which makes a bulk operation of it first. Unordered: one bad record does not hold up the rest.
    const { writeConcern } = this.#mongo;
    const reply = await this.#mongo.run({ insert: this.#collection, documents: this.#records, ordered: false, writeConcern }, signal);
    const refusals = findRefusals(reply, this.#records.length, wasSent);
    return new Set(refusals.map(({ index }) => Math.floor(index / RECORDS_PER_REQUEST)));
  }

  idsOf(request: number): readonly string[] {
    const first = request * RECORDS_PER_REQUEST;
    return this.#records.slice(first, first + RECORDS_PER_REQUEST).map(({ _id }) => _id.toHexString());
  }
}

/** A record that was not stored, by its place in the command. */
interface WriteError {
  readonly index: number;
  readonly code: number;
}

/**
 * The records that were refused; all others are stored. Sent before, a record may be there: then its id is taken by itself. Never sent, it
 * is taken by another.
 *
 * @throws Error when that is not all that was sent, or another attempt may store more
 */
function findRefusals({ n, writeErrors = [] }: Document, sent: number, wasSent: boolean): readonly WriteError[] {
  const errors = writeErrors as readonly WriteError[];
  const places = new Set(errors.map(({ index }) => index).filter((index) => index >= 0 && index < sent));
  if (Number(n) + places.size !== sent) throw new Error(`MongoDB answered for ${n} + ${places.size} of ${sent} records`);

  const refusals = errors.filter(({ code }) => !(wasSent && code === DUPLICATE_KEY));
  const passing = refusals.find(({ code }) => isPassing(code));
  if (passing) throw new Error(`MongoDB could not store ${refusals.length} records (code ${passing.code})`);
  return refusals;
}
