import type { Dependency } from '@fairlead/service-kit';
import type { ServiceContract } from 'fairlead/contract';
import { Client, type Dispatcher, Pool } from 'undici';
import { Slots } from './slots';

/** How long and how much, for each upstream. Times are in milliseconds. */
export interface UpstreamLimits {
  readonly connectMs: number;
  /** From the end of the request to the headers of the answer. */
  readonly firstByteMs: number;
  /** Between two pieces of an answer that the client is ready to take. */
  readonly idleBodyMs: number;
  /** Age at which connections are replaced, so that new pods get their share. */
  readonly renewMs: number;
  /** Most connections, and so most calls under way: undici's own default is no bound. */
  readonly connections: number;
  /** Most requests that wait for a connection. */
  readonly maxWaiting: number;
}

/**
 * 64 connections at 5 ms a call pass 12,800 requests a second, more than one gateway process can. 1,024 waiting requests are what they
 * pass in under a second even at 50 ms a call: a queue that takes longer than that to empty only makes late answers.
 */
const UPSTREAM_LIMITS: UpstreamLimits = Object.freeze({
  connectMs: 1_000,
  firstByteMs: 5_000,
  idleBodyMs: 30_000,
  renewMs: 30_000,
  connections: 64,
  maxWaiting: 1_024,
});

/** A service behind the gateway: its connections, whose turn it is to use one, and whether it is there. */
export class Upstream implements Dependency {
  readonly name: string;
  readonly origin: string;
  readonly slots: Slots;
  readonly #limits: UpstreamLimits;
  readonly #readiness: string;
  readonly #checks: Client;
  #pool: Pool;
  #openedAt = performance.now();

  constructor({ name, probes }: Pick<ServiceContract, 'name' | 'probes'>, origin: string, limits: Partial<UpstreamLimits> = {}) {
    this.name = name;
    this.origin = origin;
    this.#readiness = probes.readiness;
    this.#limits = { ...UPSTREAM_LIMITS, ...limits };
    this.slots = new Slots(this.#limits.connections, this.#limits.maxWaiting);
    this.#checks = new Client(origin, { connectTimeout: this.#limits.connectMs });
    this.#pool = this.#openPool();
  }

  /** Sends a request that holds a slot. */
  dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): void {
    if (performance.now() - this.#openedAt > this.#limits.renewMs) this.#renew();
    this.#pool.dispatch(options, handler);
  }

  /** Whether it is ready, asked on a connection of its own each time: whichever pod answers, and however busy the others are. */
  async check(signal: AbortSignal): Promise<void> {
    const { statusCode, body } = await this.#checks.request({ path: this.#readiness, method: 'GET', reset: true, signal });
    await body.dump();
    if (statusCode !== 200) throw new Error(`${this.name} answered ${statusCode} at ${this.#readiness}`);
  }

  /** Ends the connections once the calls under way are answered. */
  async close(): Promise<void> {
    await Promise.all([this.#pool.close(), this.#checks.destroy()]);
  }

  /**
   * The old connections finish what they carry and close. Not by the pool's own `clientTtl` (undici 7.30): when every connection of a
   * full pool has outlived it, the next request is queued and nothing takes it out again.
   */
  #renew(): void {
    void this.#pool.close();
    this.#pool = this.#openPool();
    this.#openedAt = performance.now();
  }

  #openPool(): Pool {
    const { connections, connectMs, firstByteMs, idleBodyMs } = this.#limits;
    return new Pool(this.origin, {
      connections,
      pipelining: 1,
      connectTimeout: connectMs,
      headersTimeout: firstByteMs,
      bodyTimeout: idleBodyMs,
    });
  }
}

/** The services behind the gateway, by name. */
export type Upstreams = Readonly<Record<string, Upstream>>;
