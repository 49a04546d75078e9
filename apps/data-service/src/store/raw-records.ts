import { BSON, ObjectId } from 'mongodb';
import { PAYLOAD_CHARACTERS, RECORDS_PER_REQUEST, type Sources, WRITTEN } from './record-store';

/** A record as it lies in the collection. */
export interface MongoRecord {
  readonly _id: ObjectId;
  readonly type: string;
  /** 0 to 4: its place in the request. */
  readonly index: number;
  readonly payload: string;
  readonly timestamp: Date;
}

const ID_BYTES = 12;
const ID_CHARACTERS = 2 * ID_BYTES;

/** Where the values are in which records of one time and index differ, and how long each record is: all are alike in that. */
const { idAt, payloadAt, length: RECORD_BYTES } = measureRecord(new Date(0));

/**
 * The records of some requests as BSON, one behind the other. The five of a request are serialized once and copied for each request; then
 * each record gets an id and a payload. An id made here, by ObjectId's time, process and counter, is unique and lands at the end of the
 * index.
 */
export class RawRecords {
  readonly bytes: Buffer;
  /** All ids, as text made at once: looked up in the records one by one they cost four times as much. */
  readonly #ids: string;

  constructor(requests: number, { now, newPayload }: Sources) {
    const five = serializeFive(now());
    this.bytes = Buffer.allocUnsafe(requests * five.length).fill(five);
    const ids = Buffer.allocUnsafe(this.count * ID_BYTES);
    for (let n = 0; n < this.count; n += 1) {
      const id = ObjectId.generate();
      ids.set(id, n * ID_BYTES);
      this.bytes.set(id, n * RECORD_BYTES + idAt);
      const length = this.bytes.write(newPayload(), n * RECORD_BYTES + payloadAt, 'latin1');
      if (length !== PAYLOAD_CHARACTERS) throw new RangeError(`a payload has ${length} characters, not ${PAYLOAD_CHARACTERS}`);
    }
    this.#ids = ids.toString('hex');
  }

  get count(): number {
    return this.bytes.length / RECORD_BYTES;
  }

  /** Ids of one request, from 0. */
  idsOf(request: number): readonly string[] {
    const ids: string[] = [];
    const start = request * RECORDS_PER_REQUEST * ID_CHARACTERS;
    const end = start + RECORDS_PER_REQUEST * ID_CHARACTERS;
    for (let at = start; at < end; at += ID_CHARACTERS) ids.push(this.#ids.slice(at, at + ID_CHARACTERS));
    return ids;
  }
}

function serializeFive(timestamp: Date): Buffer {
  return Buffer.concat(Array.from({ length: RECORDS_PER_REQUEST }, (_, index) => serializeRecord(index, timestamp)));
}

function serializeRecord(index: number, timestamp: Date): Uint8Array {
  const blank: MongoRecord = { _id: new ObjectId(), type: WRITTEN, index, payload: ' '.repeat(PAYLOAD_CHARACTERS), timestamp };
  return BSON.serialize(blank);
}

function measureRecord(timestamp: Date) {
  const record = Buffer.from(serializeRecord(0, timestamp));
  const valueOf = (field: keyof MongoRecord) => record.indexOf(`${field}\0`) + field.length + 1;
  return { idAt: valueOf('_id'), payloadAt: valueOf('payload') + 4, length: record.length };
}
