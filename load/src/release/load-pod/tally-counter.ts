import { Collector } from '../../engine/collector';
import type { PlayedRequest } from '../../engine/undici/player';
import type { RequestTally } from './protocol';

/** Counts what comes of requests. */
export class TallyCounter {
  readonly #collector = new Collector();
  readonly #records: string[] = [];
  readonly #users: string[] = [];
  #failedAtMs: readonly [first: number, last: number] | undefined;
  #unsent = 0;

  /** @param madeAtMs when it was made, in milliseconds since 1970 */
  add({ stored = [], users = [], ...result }: PlayedRequest, madeAtMs: number): void {
    this.#collector.add(result);
    this.#records.push(...stored);
    this.#users.push(...users);
    if (result.fault === undefined) return;
    // They end in another order than they were made.
    const [first, last] = this.#failedAtMs ?? [madeAtMs, madeAtMs];
    this.#failedAtMs = [Math.min(first, madeAtMs), Math.max(last, madeAtMs)];
  }

  addUnsent(count: number): void {
    this.#unsent += count;
  }

  toTally(): RequestTally {
    const { requests, faulty, faults, latencyMs } = this.#collector.total;
    return {
      requests,
      failed: faulty,
      faults,
      unsent: this.#unsent,
      ...(this.#failedAtMs && { failedAtMs: this.#failedAtMs }),
      p99Ms: latencyMs.p99,
      slowestMs: latencyMs.max,
      records: this.#records,
      users: this.#users,
    };
  }
}
