import { type buildConnector, Client } from 'undici';
import { connectUpstream } from './connect-upstream';

/** How connections are made and kept, in milliseconds. */
export interface ConnectionLimits {
  readonly connectMs: number;
  /** Between two pieces of an answer that the client is ready to take. */
  readonly idleBodyMs: number;
  /** Age at which connections are replaced, so that new pods get their share. */
  readonly renewMs: number;
}

/** A connection with one call at a time. undici makes it anew where it has closed in the meantime. */
export interface Connection {
  readonly client: Client;
  readonly openedAt: number;
}

/**
 * The connections to an upstream. One that is free is taken from the end of a list, whatever their number: a pool of undici looks at each of
 * its connections to find one. It is also how each is renewed by itself, when it is next used, and not all of them at once.
 */
export class Connections {
  readonly #origin: string;
  readonly #limits: ConnectionLimits;
  readonly #connect: buildConnector.connector;
  readonly #free: Connection[] = [];
  readonly #clients = new Set<Client>();

  constructor(origin: string, limits: ConnectionLimits) {
    this.#origin = origin;
    this.#limits = limits;
    this.#connect = connectUpstream(limits.connectMs);
  }

  /** The one that was free last, if it is not too old. */
  take(): Connection {
    for (let connection = this.#free.pop(); connection !== undefined; connection = this.#free.pop()) {
      if (performance.now() - connection.openedAt <= this.#limits.renewMs) return connection;
      this.drop(connection);
    }
    return this.open();
  }

  /** A new one, which no call has used. */
  open(): Connection {
    const client = new Client(this.#origin, {
      connect: this.#connect,
      pipelining: 1,
      bodyTimeout: this.#limits.idleBodyMs,
    });
    this.#clients.add(client);
    return { client, openedAt: performance.now() };
  }

  /** Gives one back whose call has ended well. */
  free(connection: Connection): void {
    this.#free.push(connection);
  }

  /** Closes one that is old, or whose call has failed. In a turn of its own: undici may be calling. */
  drop({ client }: Connection): void {
    this.#clients.delete(client);
    setImmediate(destroy, client);
  }

  /** Ends them once the calls under way are answered. */
  async close(): Promise<void> {
    await Promise.all([...this.#clients].map((client) => client.close()));
  }
}

function destroy(client: Client): void {
  void client.destroy();
}
