import type { RecentCalls } from './recent-calls';

/** `closed`: calls pass. `open`: none does. `half_open`: one is under way, which finds out whether the upstream is back. */
export type CircuitState = 'closed' | 'half_open' | 'open';

/** When a circuit opens, and for how long. Times are in milliseconds. */
export interface CircuitLimits {
  /** So many failures in a row open it, where no call has succeeded for `quietMs`: when one pod of many dies, its calls fail together. */
  readonly failuresInRow: number;
  readonly quietMs: number;
  /** So large a share of the recent calls opens it, where there were `leastCalls`. Those that were out of time do not count into it. */
  readonly failureShare: number;
  readonly leastCalls: number;
  /** How long it is open before a call is tried. */
  readonly openMs: number;
  /** By how much of that it differs from time to time: gateways that have lost an upstream together do not all come back at once. */
  readonly jitter: number;
}

export const CIRCUIT_LIMITS: CircuitLimits = Object.freeze({
  failuresInRow: 5,
  quietMs: 500,
  failureShare: 0.5,
  leastCalls: 20,
  openMs: 1_000,
  jitter: 0.2,
});

/**
 * Refuses calls at once that an upstream would fail anyway. Only calls without an answer are failures: refused, reset, out of time. An
 * answer of any status is a success, however long it took: a service that commits for many at once is slow under load by design, and one
 * that refuses says itself when to come back. So time-outs open it only where nothing is answered in between. It closes with the first
 * answer, be it to the call that is tried or to one that began before it opened. Times are those of `performance.now()`.
 */
export class CircuitBreaker {
  readonly #limits: CircuitLimits;
  readonly #recent: RecentCalls;
  readonly #random: () => number;
  readonly #onChange: (state: CircuitState) => void;
  #state: CircuitState = 'closed';
  #failuresInRow = 0;
  #succeededAt = -Infinity;
  #triesAt = 0;
  #probe: object | undefined;

  /** @param recent counts all calls; the caller adds those that it begins */
  constructor(
    recent: RecentCalls,
    onChange: (state: CircuitState) => void,
    limits: Partial<CircuitLimits> = {},
    random: () => number = Math.random,
  ) {
    this.#recent = recent;
    this.#onChange = onChange;
    this.#limits = { ...CIRCUIT_LIMITS, ...limits };
    this.#random = random;
  }

  get state(): CircuitState {
    return this.#state;
  }

  /** Whether a call that came now would be refused. */
  refuses(now: number): boolean {
    return this.#state === 'half_open' || (this.#state === 'open' && now < this.#triesAt);
  }

  /** Whether a call may begin; when it is time, it is the one that finds out whether the upstream is back. */
  admits(call: object, now: number): boolean {
    if (this.#state === 'closed') return true;
    if (this.refuses(now)) return false;
    this.#probe = call;
    this.#turn('half_open');
    return true;
  }

  /** An answer has begun. */
  succeeded(now: number): void {
    this.#failuresInRow = 0;
    this.#succeededAt = now;
    if (this.#state === 'closed') return;
    this.#probe = undefined;
    this.#recent.clear();
    this.#turn('closed');
  }

  /** There was none. */
  failed(call: object, now: number, isOutOfTime = false): void {
    if (!isOutOfTime) this.#recent.add('failures', now);
    this.#failuresInRow += 1;
    if (this.#state === 'half_open' ? call === this.#probe : this.#state === 'closed' && this.#isBroken(now)) this.#open(now);
  }

  /** It was given up before anything could be said: its client has left. */
  abandoned(call: object, now: number): void {
    if (call !== this.#probe) return;
    this.#triesAt = now;
    this.#probe = undefined;
    this.#turn('open');
  }

  #isBroken(now: number): boolean {
    const { failuresInRow, quietMs, failureShare, leastCalls } = this.#limits;
    if (this.#failuresInRow >= failuresInRow && now - this.#succeededAt >= quietMs) return true;
    const calls = this.#recent.count('calls', now);
    return calls >= leastCalls && this.#recent.count('failures', now) >= failureShare * calls;
  }

  #open(now: number): void {
    const { openMs, jitter } = this.#limits;
    this.#triesAt = now + openMs * (1 + jitter * (2 * this.#random() - 1));
    this.#probe = undefined;
    this.#turn('open');
  }

  #turn(state: CircuitState): void {
    this.#state = state;
    this.#onChange(state);
  }
}
