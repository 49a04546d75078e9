import { FairShare } from '@fairlead/service-kit';
import type { Call, Slots, Turns } from './slots';

/** Share of all slots that streams may hold together. */
const STREAM_SHARE = 0.5;

/**
 * Turns of calls that may last as long as their clients like. They have no more than half of the slots, and no client more than its share of
 * those: whoever opens streams without end waits for its own, and holds up nobody else.
 */
export class StreamSlots implements Turns {
  readonly #slots: Slots;
  readonly #share: FairShare<string>;
  readonly #maxWaiting: number;
  readonly #waiting = new Set<Call>();

  constructor(slots: Slots, size: number, maxWaiting: number) {
    this.#slots = slots;
    this.#share = new FairShare(Math.max(1, Math.floor(STREAM_SHARE * size)));
    this.#maxWaiting = maxWaiting;
  }

  /** Calls that wait for their share of the turns. */
  get waiting(): number {
    return this.#waiting.size;
  }

  take(call: Call): boolean {
    if (this.#share.take(call.client, 1)) {
      if (this.#slots.take(call)) return true;
      this.#share.give(call.client, 1);
      return false;
    }
    if (this.#waiting.size >= this.#maxWaiting) return false;
    this.#waiting.add(call);
    return true;
  }

  leave(call: Call): void {
    if (this.#waiting.delete(call)) return;
    if (this.#slots.leave(call)) this.#giveBack(call);
  }

  release(call: Call): void {
    this.#slots.release();
    this.#giveBack(call);
  }

  /** Lets the first in that may: its client is not always the one that has given a turn back. */
  #giveBack({ client }: Call): void {
    this.#share.give(client, 1);
    for (const call of this.#waiting) {
      if (!this.#share.take(call.client, 1)) continue;
      this.#waiting.delete(call);
      this.#slots.queue(call);
      return;
    }
  }
}
