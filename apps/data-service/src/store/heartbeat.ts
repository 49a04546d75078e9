import type { MongoClient, ServerDescription } from 'mongodb';

const WRITABLE: readonly ServerDescription['type'][] = ['Standalone', 'RSPrimary', 'Mongos'];

/**
 * When the server that takes writes last answered the driver's monitor. That has a connection of its own: a server that is busy with
 * batches, or waits for its disk, still answers it. What the other members of a replica set say does not count.
 */
export class Heartbeat {
  #answeredAt = -Infinity;
  #members = 1;
  #address: string | undefined;

  constructor(client: MongoClient) {
    client
      .on('serverHeartbeatSucceeded', ({ connectionId, reply }) => {
        if (reply['isWritablePrimary'] !== true) return;
        this.#answeredAt = performance.now();
        this.#address = connectionId;
        this.#members = countMembers(reply);
      })
      .on('serverDescriptionChanged', ({ address, newDescription }) => {
        // A connection broke, or another member takes the writes: what was before says nothing any more.
        if (address === this.#address && !WRITABLE.includes(newDescription.type)) this.#answeredAt = -Infinity;
      });
  }

  /** By `performance.now()`; `-Infinity` while no server is known to take writes. */
  get answeredAt(): number {
    return this.#answeredAt;
  }

  /** Servers of its replica set that may vote; 1 where there is none. */
  get members(): number {
    return this.#members;
  }
}

/** Passive members vote too, though they never become primary, and arbiters, though they hold nothing. */
function countMembers({ hosts = [], passives = [], arbiters = [] }: Record<string, readonly string[] | undefined>): number {
  return Math.max(1, hosts.length + passives.length + arbiters.length);
}
