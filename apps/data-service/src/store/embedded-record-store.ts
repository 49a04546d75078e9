import { v7 } from 'uuid';
import { type RecordBatch, RECORDS_PER_REQUEST, type RecordStore, type Sources, WRITTEN } from './record-store';

/** Most records kept: a load test against the embedded store must not fill the memory. */
const MOST_RECORDS = 100_000;

interface StoredRecord {
  readonly type: string;
  readonly index: number;
  readonly payload: string;
  readonly timestamp: Date;
}

/** The newest records, in the memory of the process, for development and tests: nothing to install, forgotten at exit. */
export class EmbeddedRecordStore implements RecordStore {
  readonly dependencies = {};
  readonly #sources: Sources;
  /** By id, oldest first. */
  readonly #records = new Map<string, StoredRecord>();

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  newBatch(requests: number): RecordBatch {
    const timestamp = this.#sources.now();
    const records = Array.from({ length: requests * RECORDS_PER_REQUEST }, (_, n) => ({
      id: v7(),
      record: { type: WRITTEN, index: n % RECORDS_PER_REQUEST, payload: this.#sources.newPayload(), timestamp },
    }));
    return {
      send: async () => {
        for (const { id, record } of records) this.#keep(id, record);
        return new Set();
      },
      idsOf: (request) => records.slice(request * RECORDS_PER_REQUEST, (request + 1) * RECORDS_PER_REQUEST).map(({ id }) => id),
    };
  }

  async findWritten(limit: number): Promise<readonly string[]> {
    const ids: string[] = [];
    for (const [id, { type }] of this.#records) {
      if (ids.length === limit) break;
      if (type === WRITTEN) ids.push(id);
    }
    return ids;
  }

  async count(): Promise<number> {
    return this.#records.size;
  }

  async close(): Promise<void> {
    // Nothing is held open.
  }

  #keep(id: string, record: StoredRecord): void {
    this.#records.set(id, record);
    if (this.#records.size <= MOST_RECORDS) return;
    for (const oldest of this.#records.keys()) {
      this.#records.delete(oldest);
      break;
    }
  }
}
