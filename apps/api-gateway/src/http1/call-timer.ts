/**
 * One time limit at a time, cheap to start anew with each piece of an answer: the timer of the system goes on, and looks when it ends
 * whether a later limit holds by then.
 */
export class CallTimer {
  readonly #expire: (what: string) => void;
  #deadline = Infinity;
  #what = '';
  #timer: NodeJS.Timeout | undefined;
  #firesAt = Infinity;

  /** @param expire told for what time is up */
  constructor(expire: (what: string) => void) {
    this.#expire = expire;
  }

  /** @param what time is for, said when it is up */
  start(ms: number, what: string): void {
    this.#deadline = performance.now() + ms;
    this.#what = what;
    if (this.#deadline < this.#firesAt) this.#arm(ms);
  }

  stop(): void {
    this.#deadline = Infinity;
  }

  #arm(ms: number): void {
    clearTimeout(this.#timer);
    this.#firesAt = performance.now() + ms;
    this.#timer = setTimeout(CallTimer.#onTime, ms, this).unref();
  }

  static #onTime(this: void, timer: CallTimer): void {
    timer.#timer = undefined;
    timer.#firesAt = Infinity;
    const leftMs = timer.#deadline - performance.now();
    if (leftMs === Infinity) return;
    // A timer may come up to a millisecond early.
    if (leftMs > 1) timer.#arm(leftMs);
    else timer.#expire(timer.#what);
  }
}
