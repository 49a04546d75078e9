import { Connection, type Outcome } from './connection';
import { type Tally, Tallying } from './tally';

/** Who asks what, and how often. */
export interface LoadProps {
  readonly path: string;
  /** Where connections are opened, in turn. */
  readonly targets: readonly string[];
  readonly loop: ClosedLoop | OpenLoop;
  /** @default true: a connection is used again */
  readonly keepAlive?: boolean;
}

/** Clients that each ask again as soon as they have an answer. */
export interface ClosedLoop {
  readonly clients: number;
}

/** Requests at their time, whatever became of those before. A request takes an idle connection, or opens one while there are fewer. */
export interface OpenLoop {
  readonly ratePerS: number;
  readonly maxConnections: number;
}

/** A client that got no answer asks again after so long, in milliseconds, instead of spinning against a closed port. */
const RETRY_MS = 50;

/** A request without an answer for so long has failed, in milliseconds: longer than a service may take. */
const TIMEOUT_MS = 30_000;

/** How often an open loop sends what is due, and how often it is seen how late this process is, in milliseconds. */
const TICK_MS = 5;

/**
 * Asks until it is finished, and counts what came of it. On raw connections: a request costs about 40 µs of processor time, k6's about 260,
 * and clients, service and database share a machine.
 */
export class Load {
  readonly #request: string;
  readonly #connections = new Set<Connection>();
  readonly #idle: Connection[] = [];
  #targets: readonly URL[];
  #opened = 0;
  #open = 0;
  #isFinishing = false;
  #tallying = new Tallying();
  readonly #timers: NodeJS.Timeout[];

  constructor({ path, targets, loop, keepAlive = true }: LoadProps) {
    this.#request = `GET ${path} HTTP/1.1\r\nHost: fairlead\r\n${keepAlive ? '' : 'Connection: close\r\n'}\r\n`;
    this.#targets = targets.map((target) => new URL(target));
    this.#timers = [setInterval(() => this.#endOverdue(), 1_000), this.#watchLateness()];
    if ('clients' in loop) for (let client = 0; client < loop.clients; client += 1) this.#askAgain();
    else this.#timers.push(this.#sendWhenDue(loop));
  }

  /** New connections go there from now on. */
  retarget(targets: readonly string[]): void {
    this.#targets = targets.map((target) => new URL(target));
  }

  /** What came of the requests that ended since the last call. */
  take(): Tally {
    const taken = this.#tallying.toTally();
    this.#tallying = new Tallying();
    return taken;
  }

  /** Resolves once every request under way has ended; no other is made. */
  async finish(): Promise<void> {
    this.#isFinishing = true;
    while (this.#open > 0) await new Promise((resolve) => setTimeout(resolve, 10));
    for (const timer of this.#timers) clearInterval(timer);
    for (const connection of this.#connections) connection.end();
  }

  /** One client's next request, on its own connection while it has one. */
  #askAgain(connection?: Connection): void {
    if (this.#isFinishing) return;
    this.#ask(connection ?? this.#connect(), performance.now(), (outcome, kept) => {
      if ('failure' in outcome) setTimeout(() => this.#askAgain(), RETRY_MS);
      else this.#askAgain(kept);
    });
  }

  #sendWhenDue({ ratePerS, maxConnections }: OpenLoop): NodeJS.Timeout {
    const begin = performance.now();
    let sent = 0;
    return setInterval(() => {
      const due = ((performance.now() - begin) / 1_000) * ratePerS;
      for (; sent < due && !this.#isFinishing; sent += 1) {
        const connection = this.#idle.pop() ?? (this.#connections.size < maxConnections ? this.#connect() : undefined);
        if (connection) this.#ask(connection, begin + (sent / ratePerS) * 1_000, (_, kept) => kept && this.#idle.push(kept));
        else this.#tallying.addUnsent();
      }
    }, TICK_MS);
  }

  #watchLateness(): NodeJS.Timeout {
    let last = performance.now();
    return setInterval(() => {
      const now = performance.now();
      this.#tallying.addLateness(now - last - TICK_MS);
      last = now;
    }, TICK_MS);
  }

  #connect(): Connection {
    const target = this.#targets[this.#opened++ % this.#targets.length] as URL;
    const connection: Connection = new Connection(target, () => {
      this.#connections.delete(connection);
      const index = this.#idle.indexOf(connection);
      if (index >= 0) this.#idle.splice(index, 1);
    });
    this.#connections.add(connection);
    return connection;
  }

  #ask(connection: Connection, since: number, onOutcome: (outcome: Outcome, kept: Connection | undefined) => void): void {
    this.#open += 1;
    connection.ask(this.#request, {
      since,
      onOutcome: (outcome) => {
        this.#open -= 1;
        this.#tallying.add(outcome, performance.now() - since);
        onOutcome(outcome, 'failure' in outcome || outcome.closes ? undefined : connection);
      },
    });
  }

  #endOverdue(): void {
    const oldest = performance.now() - TIMEOUT_MS;
    for (const connection of this.#connections) if ((connection.askedSince ?? oldest) < oldest) connection.end('ETIMEDOUT');
  }
}
