import type { Log } from '@fairlead/service-kit';
import type { Db, Document, MongoClient } from 'mongodb';
import { setImmediate as turn } from 'node:timers/promises';
import { GROUP_COMMIT } from '../write/group-commit';
import { hasDeadCheckout } from './dead-checkouts';
import { durableConcern } from './durable-concern';
import { Heartbeat } from './heartbeat';
import { HEARTBEAT_MS } from './mongo-connection';
import type { MongoServer } from './mongo-operation';
import { explainFailure, MongoRefused } from './mongo-refusal';

/** After which the server is not there: the next heartbeat was due, and had as long as a batch has. */
const SILENT_MS = HEARTBEAT_MS + GROUP_COMMIT.silenceMs;

/**
 * Checks (one a second) without a heartbeat before the driver is replaced. Its monitor can wait for ever on a connection that broke just
 * when it was asked (mongodb 7.8.0 waits for `drain` on a destroyed socket); then it never learns that the server is back.
 */
const SILENT_CHECKS = 3;

/** A client of MongoDB that says by its heartbeat whether the server is there, and is replaced when that stays away. */
export class ReconnectingMongo {
  readonly #connect: () => MongoClient;
  readonly #log: Log;
  #client: MongoClient;
  #db: Db;
  #heartbeat: Heartbeat;
  #isLoggedIn = false;
  #silentChecks = 0;

  /** @param connect makes a client, which connects with its first operation */
  constructor(connect: () => MongoClient, log: Log) {
    this.#connect = connect;
    this.#log = log;
    this.#client = connect();
    this.#db = this.#client.db();
    this.#heartbeat = new Heartbeat(this.#client);
  }

  /** The database, by the connection of now. */
  get db(): Db {
    return this.#db;
  }

  /** Where it is, as spans tell it. */
  get server(): MongoServer {
    const [first, second] = this.#client.options.hosts;
    const isAlone = second === undefined;
    return { database: this.#db.databaseName, host: isAlone ? first?.host : undefined, port: isAlone ? first?.port : undefined };
  }

  /** When the server last showed that it is there, by `performance.now()`. To who waits on a dead connection that says nothing. */
  get answeredAt(): number {
    return hasDeadCheckout(this.#client) ? -Infinity : this.#heartbeat.answeredAt;
  }

  /** What an insert asks for, so that what it stores is durable. */
  get writeConcern(): Document {
    return durableConcern(this.#db.writeConcern ?? {}, this.#heartbeat.members);
  }

  /**
   * Runs one command on the connection of now.
   *
   * @throws MongoRefused where another attempt would fail too
   */
  async run(command: Document, signal: AbortSignal): Promise<Document> {
    try {
      return await this.#db.command(command, { signal });
    } catch (error) {
      const failure = explainFailure(error);
      if (failure instanceof MongoRefused && failure.isLogin) this.#isLoggedIn = false;
      throw failure;
    }
  }

  /**
   * Rejects while the server is not there, or lets nobody in. Only after a start, a lost connection or a refused login is it asked: the
   * pool may be busy for seconds with a server that is slow and there.
   */
  async check(signal: AbortSignal): Promise<void> {
    try {
      if (this.#heartbeat.answeredAt === -Infinity) this.#isLoggedIn = false;
      else await this.#expectHeartbeat();
      if (!this.#isLoggedIn) await this.run({ ping: 1 }, signal);
      this.#isLoggedIn = true;
      this.#silentChecks = 0;
    } catch (error) {
      if (await this.#isSilent()) this.#reconnectAfterSilence();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#client.close();
  }

  async #expectHeartbeat(): Promise<void> {
    if (await this.#isSilent()) throw new Error(`MongoDB did not answer the driver's heartbeat for ${SILENT_MS} ms`);
  }

  /** This process may be late itself: what has arrived by now is read before the verdict. */
  async #isSilent(): Promise<boolean> {
    if (this.#isHeard()) return false;
    await turn();
    return !this.#isHeard();
  }

  #isHeard(): boolean {
    return performance.now() - this.#heartbeat.answeredAt < SILENT_MS;
  }

  #reconnectAfterSilence(): void {
    this.#silentChecks += 1;
    if (this.#silentChecks % SILENT_CHECKS !== 0) return;
    this.#client.close().catch((error: unknown) => this.#log.debug('an old connection to MongoDB did not close', { error }));
    this.#client = this.#connect();
    this.#db = this.#client.db();
    this.#heartbeat = new Heartbeat(this.#client);
  }
}
