import type { RecordBatch } from '../src/store/record-store';

/** One attempt to send a batch, which a test ends as it likes. */
interface Attempt {
  readonly requests: number;
  readonly batch: number;
  succeed(refused?: readonly number[]): void;
  fail(error?: Error): void;
}

/** A store whose every answer waits for the test. */
export class HeldStore {
  readonly attempts: Attempt[] = [];
  answeredAt = 0;
  #batches = 0;

  newBatch(requests: number): RecordBatch {
    const batch = this.#batches++;
    return {
      idsOf: (request) => Array.from({ length: 5 }, (_, index) => `${batch}.${request}.${index}`),
      send: (signal) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
          this.attempts.push({
            requests,
            batch,
            succeed: (refused = []) => resolve(new Set(refused)),
            fail: (error = new Error('connection reset')) => reject(error),
          });
        }),
    };
  }
}
