/** How many go on in one turn of the event loop, 64 KiB each: with all of 64 at once a turn takes 60 ms and more on a busy machine. */
const IN_A_TURN = 4;

/** What was paused. */
export interface Resumable {
  resume(): void;
}

/**
 * Lets large answers go on, a few of them in each turn of the event loop: whatever else has come is answered in between, however many clients
 * begin to take what they have asked for.
 */
export class Resumptions {
  readonly #waiting = new Set<Resumable>();
  #isDue = false;

  add(paused: Resumable): void {
    this.#waiting.add(paused);
    if (!this.#isDue) this.#resumeSoon();
  }

  /** It is over, and carries something else. */
  remove(paused: Resumable): void {
    this.#waiting.delete(paused);
  }

  #resumeSoon(): void {
    this.#isDue = true;
    setImmediate(this.#resumeSome);
  }

  readonly #resumeSome = (): void => {
    this.#isDue = false;
    let left = IN_A_TURN;
    for (const paused of this.#waiting) {
      if (left-- === 0) break;
      this.#waiting.delete(paused);
      paused.resume();
    }
    if (this.#waiting.size > 0) this.#resumeSoon();
  };
}
