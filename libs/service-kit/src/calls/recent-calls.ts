/** How long a call counts, at most, in milliseconds: in the bucket that is filled, and then in the one before. */
const BUCKET_MS = 5_000;

/** What a bucket counts. */
interface Counts {
  calls: number;
  failures: number;
  retries: number;
}

/** Counts of the calls of about the last ten seconds. Times are those of `performance.now()`. */
export class RecentCalls {
  #since = -Infinity;
  #current: Counts = { calls: 0, failures: 0, retries: 0 };
  #before: Counts = { calls: 0, failures: 0, retries: 0 };

  add(kind: keyof Counts, now: number): void {
    this.#turn(now);
    this.#current[kind] += 1;
  }

  count(kind: keyof Counts, now: number): number {
    this.#turn(now);
    return this.#current[kind] + this.#before[kind];
  }

  /** Forgets all. */
  clear(): void {
    this.#since = -Infinity;
  }

  #turn(now: number): void {
    const age = now - this.#since;
    if (age < BUCKET_MS) return;
    const none = this.#before;
    this.#before = age < 2 * BUCKET_MS ? this.#current : { calls: 0, failures: 0, retries: 0 };
    this.#current = Object.assign(none, { calls: 0, failures: 0, retries: 0 });
    this.#since = now;
  }
}
