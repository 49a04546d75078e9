import type { Dependency } from '@fairlead/service-kit';
import type { ServiceContract } from 'fairlead/contract';
import { Client } from 'undici';
import { type ConnectionLimits, Connections } from './connections';
import { Slots } from './slots';
import { StreamSlots } from './stream-slots';

/** How long and how much, for each upstream. */
export interface UpstreamLimits extends ConnectionLimits {
  /** Most calls under way. */
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
  /** Of calls that may last as long as their clients like. */
  readonly streamSlots: StreamSlots;
  readonly connections: Connections;
  readonly #readiness: string;
  readonly #checks: Client;

  constructor({ name, probes }: Pick<ServiceContract, 'name' | 'probes'>, origin: string, limits: Partial<UpstreamLimits> = {}) {
    this.name = name;
    this.origin = origin;
    this.#readiness = probes.readiness;
    const given = { ...UPSTREAM_LIMITS, ...limits };
    this.slots = new Slots(given.connections, given.maxWaiting);
    this.streamSlots = new StreamSlots(this.slots, given.connections, given.maxWaiting);
    this.connections = new Connections(origin, given);
    this.#checks = new Client(origin, { connectTimeout: given.connectMs });
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
}

/** The services behind the gateway, by name. */
export type Upstreams = Readonly<Record<string, Upstream>>;
