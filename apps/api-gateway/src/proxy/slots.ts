import { Overloaded } from '@fairlead/service-kit/errors';

/**
 * A bounded number of calls under way, and a bounded queue of those that wait, first come, first served. Whoever gives up while waiting
 * leaves the queue at once, which a queue inside undici does not allow.
 */
export class Slots {
  readonly #maxWaiting: number;
  readonly #waiting = new Set<() => void>();
  #free: number;

  constructor(size: number, maxWaiting: number) {
    this.#free = size;
    this.#maxWaiting = maxWaiting;
  }

  /**
   * Starts a call now, or as soon as a slot is free. Each start is followed by one {@link release}.
   *
   * @throws Overloaded when the queue is full
   */
  take(start: () => void): void {
    if (this.#free > 0 && this.#waiting.size === 0) {
      this.#free--;
      start();
      return;
    }
    if (this.#waiting.size >= this.#maxWaiting) throw new Overloaded('too many requests wait for this service; try again');
    this.#waiting.add(start);
  }

  /** Takes a call that has not started out of the queue. */
  leave(start: () => void): void {
    this.#waiting.delete(start);
  }

  /** Gives a slot back. The next call starts in a turn of its own: undici's parser, which may be calling, must not be entered again. */
  release(): void {
    this.#free++;
    if (this.#waiting.size > 0) queueMicrotask(() => this.#startNext());
  }

  #startNext(): void {
    const [start] = this.#waiting;
    if (start === undefined || this.#free === 0) return;
    this.#waiting.delete(start);
    this.#free--;
    start();
  }
}
