import type { IncomingMessage } from 'node:http';
import { FairShare, FewAtATime, findMemoryLimit } from '@fairlead/service-kit';
import { type BodyReceiver, WholeBody } from './whole-body';

/** How request bodies may come in. */
export interface ArrivalLimits {
  /** Most bytes of bodies that are in memory at a time, of all clients. */
  readonly bufferBytes: number;
  /** Time in which a body may come as slowly as it likes, in milliseconds. */
  readonly graceMs: number;
  /** Least that must have come for each second after that. */
  readonly bytesPerSecond: number;
}

/** Share of the memory limit that bodies may take. */
const BUFFER_SHARE = 0.25;

/** As Apache's `RequestReadTimeout` has it, which knows what slow lines do. */
const ARRIVAL_LIMITS = Object.freeze({ graceMs: 5_000, bytesPerSecond: 500 });

/** How often slow bodies are looked for, in milliseconds. */
const LOOK_EVERY_MS = 500;

/** Bodies that are refused in one turn of the event loop: a thousand that began together are too slow together. */
const REFUSED_AT_ONCE = 16;

/**
 * The bodies that are on their way in, or here and not yet sent on. Their bytes count as they come, so that a client which announces much
 * and sends little takes little; no client gets all of the memory; and one that trickles is ended.
 */
export class BodyArrivals {
  readonly memory: FairShare<string>;
  readonly #limits: ArrivalLimits;
  readonly #arriving = new Set<WholeBody>();
  readonly #slow = new FewAtATime<WholeBody>(REFUSED_AT_ONCE, (body) => body.refuseAsSlow(this.#limits.bytesPerSecond));
  #timer: NodeJS.Timeout | undefined;

  constructor(limits: Partial<ArrivalLimits> = {}) {
    this.#limits = { bufferBytes: BUFFER_SHARE * findMemoryLimit(), ...ARRIVAL_LIMITS, ...limits };
    this.memory = new FairShare(this.#limits.bufferBytes);
  }

  /** Starts to read a body. The receiver gets it whole, or is told why not. */
  read(request: IncomingMessage, maxBytes: number, client: string, receiver: BodyReceiver): WholeBody {
    const body = new WholeBody(request, { maxBytes, client, memory: this.memory, receiver, onSettled: this.#forget });
    this.#arriving.add(body);
    if (this.#timer === undefined) this.#lookLater();
    return body;
  }

  readonly #forget = (body: WholeBody): void => {
    this.#arriving.delete(body);
    this.#slow.remove(body);
  };

  /** One timer for all: they are many, and it is nothing that must be exact. */
  readonly #endSlow = (): void => {
    const { graceMs, bytesPerSecond } = this.#limits;
    const now = performance.now();
    for (const body of this.#arriving) {
      if (now - body.startedAt > graceMs + (body.length / bytesPerSecond) * 1_000) this.#slow.add(body);
    }
    this.#timer = undefined;
    if (this.#arriving.size > 0) this.#lookLater();
  };

  #lookLater(): void {
    this.#timer = setTimeout(this.#endSlow, LOOK_EVERY_MS).unref();
  }
}
