import type { ServiceError } from '@fairlead/service-kit/errors';

/** What waits for its turn with an upstream. */
export interface Call {
  /** Who has made it, as limits tell clients apart. */
  readonly client: string;
  /** It is its turn: it has a slot. */
  begin(): void;
  /** It will have no turn. */
  refuse(error: ServiceError): void;
}

/** Turns that calls wait for. */
export interface Turns {
  /**
   * Begins a call now, or as soon as there is a slot. Each begin is followed by one {@link release}.
   *
   * @returns false when the queue is full
   */
  take(call: Call): boolean;
  /** Takes a call out of the queue, where it is in it. */
  leave(call: Call): void;
  /** Gives the slot of a call back. */
  release(call: Call): void;
}

/**
 * A bounded number of calls under way, and a bounded queue of those that wait, first come, first served. Whoever gives up while waiting
 * leaves the queue at once, which a queue inside a client would not allow.
 */
export class Slots implements Turns {
  readonly #size: number;
  readonly #maxWaiting: number;
  readonly #mayBegin: () => boolean;
  readonly #waiting = new Set<Call>();
  #free: number;

  /** @param mayBegin whether one that waits may begin now; when that changes, {@link resume} is to be called */
  constructor(size: number, maxWaiting: number, mayBegin: () => boolean = () => true) {
    this.#size = size;
    this.#free = size;
    this.#maxWaiting = maxWaiting;
    this.#mayBegin = mayBegin;
  }

  /** Calls under way. */
  get busy(): number {
    return this.#size - this.#free;
  }

  /** Calls that wait for their turn. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** Whether a call that came now would be refused. */
  get isFull(): boolean {
    return this.#waiting.size >= this.#maxWaiting && (this.#free === 0 || this.#waiting.size > 0);
  }

  /** Begins those that wait and have a slot. */
  resume(): void {
    for (let count = Math.min(this.#free, this.#waiting.size); count > 0; count -= 1) queueMicrotask(this.#beginNext);
  }

  /** Some of those that wait, the first ones. */
  peek(count: number): readonly Call[] {
    const calls: Call[] = [];
    for (const call of this.#waiting) if (calls.push(call) === count) break;
    return calls;
  }

  take(call: Call): boolean {
    if (this.#free > 0 && this.#waiting.size === 0) {
      this.#free--;
      call.begin();
      return true;
    }
    if (this.#waiting.size >= this.#maxWaiting) return false;
    this.#waiting.add(call);
    return true;
  }

  /** Lets a call wait that has waited elsewhere, whatever the bound. */
  queue(call: Call): void {
    this.#waiting.add(call);
    if (this.#free > 0) queueMicrotask(this.#beginNext);
  }

  leave(call: Call): boolean {
    return this.#waiting.delete(call);
  }

  /** The next call begins in a turn of its own: the reader of the answer that has just ended may be calling. */
  release(): void {
    this.#free++;
    if (this.#waiting.size > 0) queueMicrotask(this.#beginNext);
  }

  readonly #beginNext = (): void => {
    const [call] = this.#waiting;
    if (call === undefined || this.#free === 0 || !this.#mayBegin()) return;
    this.#waiting.delete(call);
    this.#free--;
    call.begin();
  };
}
