import { setTimeout as delay } from 'node:timers/promises';
import { OPERATIONAL_PATHS } from 'fairlead/contract';
import { Connection, type HttpRequest, type Outcome, saysClose } from '../../http/connection';
import { OutcomeCounter } from './outcome-counter';
import type { Tally } from './tally';

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

/**
 * Requests at their time, whatever became of those before. A request takes the connection that was idle longest, as of many clients each
 * has its turn, or opens one while there are fewer.
 */
export interface OpenLoop {
  /** Until another is told. */
  readonly ratePerS: number;
  readonly maxConnections: number;
}

/** A client that got no answer asks again after so long, in milliseconds, instead of spinning against a closed port. */
const RETRY_MS = 50;

/** A request without an answer for so long has failed, in milliseconds: longer than a service may take. */
const TIMEOUT_MS = 30_000;

/** Connections that are opened together: a service that accepts one costs it as much as an answer. */
const OPENED_TOGETHER = 100;

/** How often an open loop sends what is due, and how often it is seen how late this process is, in milliseconds. */
const TICK_MS = 5;

/**
 * Asks until it is finished, and counts what came of it.
 */
export class Load {
  readonly #request: HttpRequest;
  readonly #loop: LoadProps['loop'];
  readonly #connections = new Set<Connection>();
  /** Those that have their turn next, the last of them first. */
  #idle: Connection[] = [];
  /** Those that were used since, in their order. */
  #used: Connection[] = [];
  #due = { since: performance.now(), ratePerS: 0, sent: 0 };
  #targets: readonly string[];
  #opened = 0;
  #open = 0;
  #isFinishing = false;
  #outcomes = new OutcomeCounter();
  readonly #timers: NodeJS.Timeout[];

  constructor({ path, targets, loop, keepAlive = true }: LoadProps) {
    this.#request = { method: 'GET', path, keepAlive };
    this.#targets = targets;
    this.#loop = loop;
    this.#timers = [this.#watchLateness()];
    if ('clients' in loop) {
      for (let client = 0; client < loop.clients; client += 1) this.#askAgain();
    } else {
      this.offer(loop.ratePerS);
      this.#timers.push(setInterval(() => this.#sendDue(loop.maxConnections), TICK_MS));
    }
  }

  /**
   * Opens all connections of an open loop by a request for liveness on each, so that none is opened while it is measured.
   *
   * @throws Error when one cannot be opened
   */
  async connectAll(): Promise<void> {
    const { maxConnections } = this.#loop as OpenLoop;
    while (this.#connections.size < maxConnections) {
      const count = Math.min(OPENED_TOGETHER, maxConnections - this.#connections.size);
      const opened = Array.from({ length: count }, () => this.#connect());
      const areOpen = await Promise.all(opened.map(isAlive));
      if (areOpen.includes(false)) throw new Error(`${this.#targets.join(', ')} does not take ${maxConnections} connections`);
      this.#used.push(...opened);
    }
  }

  /** From now on, an open loop makes so many requests a second. */
  offer(ratePerS: number): void {
    this.#due = { since: performance.now(), ratePerS, sent: 0 };
  }

  /** Resolves once every request under way has ended; an open loop makes no other until it is told a rate. */
  async rest(): Promise<void> {
    this.offer(0);
    while (this.#open > 0) await delay(10);
  }

  /** New connections go there from now on. */
  retarget(targets: readonly string[]): void {
    this.#targets = targets;
  }

  /** What came of the requests that ended since the last call. */
  take(): Tally {
    const taken = this.#outcomes.toTally();
    this.#outcomes = new OutcomeCounter();
    return taken;
  }

  /** Resolves once every request under way has ended; no other is made. */
  async finish(): Promise<void> {
    this.#isFinishing = true;
    await this.rest();
    for (const timer of this.#timers) clearInterval(timer);
    for (const connection of this.#connections) this.#end(connection);
  }

  /** One client's next request, on its own connection while it has one. */
  #askAgain(connection?: Connection): void {
    if (this.#isFinishing) return;
    this.#ask(connection ?? this.#connect(), performance.now(), (outcome, kept) => {
      if ('failure' in outcome) setTimeout(() => this.#askAgain(), RETRY_MS);
      else this.#askAgain(kept);
    });
  }

  #sendDue(maxConnections: number): void {
    const { since, ratePerS } = this.#due;
    const due = ((performance.now() - since) / 1_000) * ratePerS;
    for (; this.#due.sent < due; this.#due.sent += 1) {
      const connection = this.#takeIdle() ?? (this.#connections.size < maxConnections ? this.#connect() : undefined);
      if (connection) this.#ask(connection, since + (this.#due.sent / ratePerS) * 1_000, (_, kept) => kept && this.#used.push(kept));
      else this.#outcomes.addUnsent();
    }
  }

  #takeIdle(): Connection | undefined {
    for (;;) {
      if (this.#idle.length === 0) [this.#idle, this.#used] = [this.#used.reverse(), []];
      const connection = this.#idle.pop();
      if (!connection || this.#connections.has(connection)) return connection;
    }
  }

  #watchLateness(): NodeJS.Timeout {
    let last = performance.now();
    return setInterval(() => {
      const now = performance.now();
      this.#outcomes.addLateness(now - last - TICK_MS);
      last = now;
    }, TICK_MS);
  }

  #connect(): Connection {
    const origin = this.#targets[this.#opened++ % this.#targets.length] as string;
    const connection: Connection = new Connection({ origin, timeoutMs: TIMEOUT_MS, onLost: () => this.#end(connection) });
    this.#connections.add(connection);
    return connection;
  }

  /** Another one is opened then, to where targets are now. */
  #end(connection: Connection): void {
    this.#connections.delete(connection);
    connection.end();
  }

  #ask(connection: Connection, since: number, onOutcome: (outcome: Outcome, kept: Connection | undefined) => void): void {
    this.#open += 1;
    connection.ask(this.#request, (outcome) => {
      this.#open -= 1;
      this.#outcomes.add(outcome, performance.now() - since);
      const isKept = !('failure' in outcome || saysClose(outcome));
      if (!isKept) this.#end(connection);
      onOutcome(outcome, isKept ? connection : undefined);
    });
  }
}

async function isAlive(connection: Connection): Promise<boolean> {
  const outcome = await new Promise<Outcome>((resolve) => connection.ask({ method: 'GET', path: OPERATIONAL_PATHS.live }, resolve));
  return 'status' in outcome;
}
