import type { Document } from 'mongodb';
import { documentSequence } from './document-sequence';
import { isPassing } from './mongo-refusal';
import type { RawRecords } from './raw-records';
import type { ReconnectingMongo } from './reconnecting-mongo';
import { type RecordBatch, RECORDS_PER_REQUEST } from './record-store';

/** The server has a record of this id already. */
const DUPLICATE_KEY = 11_000;

/** One `insert` command. */
export class MongoRecordBatch implements RecordBatch {
  readonly #mongo: ReconnectingMongo;
  readonly #collection: string;
  readonly #records: RawRecords;
  #wasSent = false;

  constructor(mongo: ReconnectingMongo, collection: string, records: RawRecords) {
    this.#mongo = mongo;
    this.#collection = collection;
    this.#records = records;
  }

  async send(signal: AbortSignal): Promise<ReadonlySet<number>> {
    const wasSent = this.#wasSent;
    this.#wasSent = true;
    const { bytes, count } = this.#records;
    const { writeConcern } = this.#mongo;
    const documents = documentSequence('documents', bytes);
    // Unordered: one bad record does not hold up the rest.
    const reply = await this.#mongo.run({ insert: this.#collection, documents, ordered: false, writeConcern }, signal);
    const refusals = findRefusals(reply, count, wasSent);
    return new Set(refusals.map(({ index }) => Math.floor(index / RECORDS_PER_REQUEST)));
  }

  idsOf(request: number): readonly string[] {
    return this.#records.idsOf(request);
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
