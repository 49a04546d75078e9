import type { Span } from '@fairlead/service-kit';
import { singleFlight } from '../single-flight';
import { type RecordStore, StoreSlow } from '../store/record-store';

/** After a count that took too long none is tried for so long, in milliseconds: each has the connection of a read meanwhile. */
export const COUNT_PAUSE_MS = 10_000;

/** What a {@link RecordCount} works with. */
export interface RecordCountProps {
  readonly store: Pick<RecordStore, 'count'>;
  /** How many records this process has stored since it started. */
  readonly countStored: () => number;
  /** Milliseconds, from any point on. */
  readonly now?: () => number;
}

/** The number of records. Where counting is slow, an estimate: the last count, and what this process has stored since. */
export class RecordCount {
  /**
   * Many callers share one count.
   *
   * @throws NotAwaited when none of them waits any more and the store has not begun
   */
  readonly find = singleFlight((isAwaited, span) => this.#find(isAwaited, span));
  readonly #store: RecordCountProps['store'];
  readonly #countStored: () => number;
  readonly #now: () => number;
  /** Records that others had stored by the last count. */
  #others = 0;
  #pausedUntil = -Infinity;

  constructor({ store, countStored, now = () => performance.now() }: RecordCountProps) {
    this.#store = store;
    this.#countStored = countStored;
    this.#now = now;
  }

  async #find(isAwaited: () => boolean, span: Span | undefined): Promise<number> {
    if (this.#now() < this.#pausedUntil) return this.#estimate();
    try {
      const count = await this.#store.count(isAwaited, span);
      this.#others = count - this.#countStored();
      return count;
    } catch (error) {
      if (!(error instanceof StoreSlow)) throw error;
      this.#pausedUntil = this.#now() + COUNT_PAUSE_MS;
      return this.#estimate();
    }
  }

  #estimate(): number {
    return Math.max(0, this.#others + this.#countStored());
  }
}
