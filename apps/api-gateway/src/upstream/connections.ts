import { FewAtATime } from '@fairlead/service-kit';
import { type CallLimits, Connection } from '../http1/connection';

/** How connections are made and kept, in milliseconds. */
export interface ConnectionLimits extends CallLimits {
  /** Age at which connections are replaced, so that new pods get their share. */
  readonly renewMs: number;
}

/**
 * Most new connections without an answer while others are renewed. A busy server of Node takes one new connection in each turn of its event
 * loop, after the requests of all others: of hundreds that are renewed together, some would wait longer than for the first byte.
 */
const RENEWED_AT_ONCE = 4;

/** Answers that go on in one turn of the event loop, 64 KiB each: with all of 64 at once a turn takes 60 ms and more on a busy machine. */
const RESUMED_AT_ONCE = 4;

/**
 * The connections to an upstream. One that is free is taken from the end of a list, whatever their number. Each is renewed by itself, when
 * it is next used, and not all of them at once.
 */
export class Connections {
  readonly #origin: URL;
  readonly #limits: ConnectionLimits;
  readonly #free: Connection[] = [];
  readonly #busy = new Set<Connection>();
  /** Those of the busy ones that have not carried an answer yet. */
  readonly #unproven = new Set<Connection>();
  readonly #resumptions = new FewAtATime<Connection>(RESUMED_AT_ONCE, (connection) => connection.resume());
  #whenIdle: (() => void) | undefined;

  constructor(origin: string, limits: ConnectionLimits) {
    this.#origin = new URL(origin);
    this.#limits = limits;
  }

  /** The one that was free last; a new one where that is too old. */
  take(): Connection {
    for (let connection = this.#free.pop(); connection !== undefined; connection = this.#free.pop()) {
      if (connection.isUsable && !this.#isDue(connection)) {
        this.#busy.add(connection);
        return connection;
      }
      connection.close();
    }
    return this.open();
  }

  /** A new one, which no call has used. */
  open(): Connection {
    const connection = new Connection(this.#origin, this.#limits);
    this.#busy.add(connection);
    this.#unproven.add(connection);
    return connection;
  }

  /** Lets an answer go on that was paused, when its turn comes: of many large ones some go on at a time. */
  resume(connection: Connection): void {
    this.#resumptions.add(connection);
  }

  /** Gives one back whose call has ended well. */
  free(connection: Connection): void {
    if (this.#whenIdle !== undefined || !connection.isUsable) {
      this.drop(connection);
      return;
    }
    this.#forget(connection);
    this.#free.push(connection);
  }

  /** Closes one whose call has failed. */
  drop(connection: Connection): void {
    connection.close();
    this.#forget(connection);
    if (this.#busy.size === 0) this.#whenIdle?.();
  }

  /** Ends them once the calls under way are answered. */
  async close(): Promise<void> {
    for (const connection of this.#free.splice(0)) connection.close();
    await new Promise<void>((resolve) => {
      this.#whenIdle = resolve;
      if (this.#busy.size === 0) resolve();
    });
  }

  #isDue({ openedAt }: Connection): boolean {
    return performance.now() - openedAt > this.#limits.renewMs && this.#unproven.size < RENEWED_AT_ONCE;
  }

  #forget(connection: Connection): void {
    this.#resumptions.remove(connection);
    this.#busy.delete(connection);
    this.#unproven.delete(connection);
  }
}
