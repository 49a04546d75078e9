import type { Dependency } from '@fairlead/service-kit';
import { CircuitBreaker, type CircuitState, RecentCalls, takeRetry } from '@fairlead/service-kit/calls';
import { Overloaded } from '@fairlead/service-kit/errors';
import type { ServiceContract } from 'fairlead/contract';
import { Client } from 'undici';
import { type ConnectionLimits, Connections } from './connections';
import { Slots } from './slots';
import { StreamSlots } from './stream-slots';

/** How long and how much, for each upstream. How much is what the contract of the called service says of its capacity. */
export interface UpstreamLimits extends ConnectionLimits {
  /** From the moment a request is here, waiting for its turn included, to the headers of the answer. Milliseconds. */
  readonly firstByteMs: number;
  /** Most calls under way. */
  readonly concurrent: number;
  /** Most requests that wait besides. */
  readonly waiting: number;
}

const TIME_LIMITS = Object.freeze({ connectMs: 1_000, firstByteMs: 5_000, idleBodyMs: 30_000, renewMs: 30_000 });

/** How many that wait are refused in one turn of the event loop when the circuit opens: others are answered in between. */
const REFUSED_AT_ONCE = 64;

/** A service behind the gateway: its connections, whose turn it is to use one, and whether it is there. */
export class Upstream implements Dependency {
  readonly name: string;
  readonly origin: string;
  /** The same, in parts. */
  readonly url: URL;
  readonly firstByteMs: number;
  readonly slots: Slots;
  /** Of calls that may last as long as their clients like. */
  readonly streamSlots: StreamSlots;
  readonly connections: Connections;
  readonly recent = new RecentCalls();
  readonly circuit: CircuitBreaker;
  /** Answers when the queue is full. One for all, as a refusal must cost next to nothing. */
  readonly full: Overloaded;
  /** Answers when the circuit is open. */
  readonly broken: Overloaded;
  readonly #readiness: string;
  readonly #checks: Client;
  #onCircuitChange: ((state: CircuitState) => void) | undefined;

  /** @param limits in place of the defaults, and of what the contract says */
  constructor(callee: Pick<ServiceContract, 'name' | 'probes' | 'capacity'>, origin: string, limits: Partial<UpstreamLimits> = {}) {
    const given = { ...TIME_LIMITS, ...callee.capacity, ...limits };
    this.name = callee.name;
    this.origin = origin;
    this.url = new URL(origin);
    this.firstByteMs = given.firstByteMs;
    this.slots = new Slots(given.concurrent, given.waiting, () => this.circuit.state === 'closed');
    this.streamSlots = new StreamSlots(this.slots, given.concurrent, given.waiting);
    this.connections = new Connections(origin, given);
    this.circuit = new CircuitBreaker(this.recent, this.#circuitChanged);
    this.full = new Overloaded(`too many requests wait for ${this.name}; try again`);
    this.broken = new Overloaded(`${this.name} does not answer, so it is not asked for now; try again`);
    this.#readiness = callee.probes.readiness;
    this.#checks = new Client(origin, { connectTimeout: given.connectMs });
  }

  /** What a request that came now would be refused with, if it would be. */
  findRefusal(): Overloaded | undefined {
    if (this.circuit.state !== 'closed' && this.circuit.refuses(performance.now())) return this.broken;
    return this.slots.isFull ? this.full : undefined;
  }

  /** Whether one more call may be a second try. */
  mayRetry(now: number): boolean {
    return this.circuit.state === 'closed' && takeRetry(this.recent, now);
  }

  /** Calls a function with each new state of the circuit. */
  watchCircuit(listener: (state: CircuitState) => void): void {
    this.#onCircuitChange = listener;
  }

  /** Shown in place of `up` and `down`. */
  get condition(): string | undefined {
    return this.circuit.state === 'closed' ? undefined : 'circuit_open';
  }

  /** Whether it is ready, asked on a connection of its own each time: whichever pod answers, and however busy the others are. */
  async check(signal: AbortSignal): Promise<void> {
    const { statusCode, body } = await this.#checks.request({ path: this.#readiness, method: 'GET', reset: true, signal });
    await body.dump();
    if (statusCode !== 200) throw new Error(`${this.name} answered ${statusCode} at ${this.#readiness}`);
  }

  /** Ends the connections once the calls under way are answered. */
  async close(): Promise<void> {
    await Promise.all([this.connections.close(), this.#checks.destroy()]);
  }

  readonly #circuitChanged = (state: CircuitState): void => {
    this.#onCircuitChange?.(state);
    // In a turn of its own: a call that has just failed may be on its way to be tried again.
    if (state === 'open') setImmediate(this.#refuseWaiting);
    if (state === 'closed') this.slots.resume();
  };

  readonly #refuseWaiting = (): void => {
    if (this.circuit.state === 'closed') return;
    const calls = this.slots.peek(REFUSED_AT_ONCE);
    for (const call of calls) call.refuse(this.broken);
    if (calls.length > 0) setImmediate(this.#refuseWaiting);
  };
}

/** The services behind the gateway, by name. */
export type Upstreams = Readonly<Record<string, Upstream>>;
