import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import { type Caller, type DropReason, errorTypeOf, findDropReason, type Log, NotAwaited, type Span } from '@fairlead/service-kit';
import { Overloaded } from '@fairlead/service-kit/errors';
import { TimeOver, type TimeLimits, tryTwice } from '../deadline';
import { startBatchSpan } from './batch-span';
import { type RecordBatch, RECORDS_PER_REQUEST, type RecordStore, StoreRefused } from '../store/record-store';

/** Literals of {@link GroupCommit}. */
export const GROUP_COMMIT = Object.freeze({
  /**
   * 2,500 records: with 1,000 the rate is the same, but not while thousands are refused, when each batch waits for its turn behind
   * them. Many more would take longer than {@link GROUP_COMMIT.silenceMs} on a slow machine.
   */
  requestsPerBatch: 2_500 / RECORDS_PER_REQUEST,
  /**
   * How many times as many leave in a batch while others are refused. Its answer then waits behind the connections of those, longer than
   * the database takes: in a closed loop of 14,000 clients 2,700 requests a second are stored in batches of 500, 5,800 in these.
   */
  timesWhileFull: 4,
  /** While the database stores one, the next is built and sent: 15 % more than one after the other. */
  batchesInFlight: 2,
  /** Without an answer to any batch, nor another sign of life, in milliseconds: a caller hears of a lost database within a second. */
  silenceMs: 700,
  /** For both attempts at a batch while others are answered, in milliseconds; a gateway waits 5 s, and the queue comes before. */
  longestMs: 3_000,
  /** After a batch was lost, everything is refused at once for so long; then one batch finds out whether the store is back. */
  pauseMs: 500,
});

/** What a {@link GroupCommit} works with. */
export interface GroupCommitProps {
  readonly store: Pick<RecordStore, 'newBatch' | 'answeredAt'>;
  /** Most requests that wait, those in flight not counted. */
  readonly maxQueued: number;
  /** Most batches on their way; no more than the store has connections. */
  readonly batchesInFlight?: number;
  /** Milliseconds, on the clock by which callers are due. @default performance.now */
  readonly now?: () => number;
  /** Called with the number of requests of each batch that leaves. */
  readonly onBatch?: (requests: number) => void;
  /** Called for each request of which nothing is stored, as nobody waits for it any more. */
  readonly onDropped?: (reason: DropReason) => void;
  readonly log: Pick<Log, 'error'>;
}

/** Hears once of the ids of its records, when they are durable, or that it is not known that they are. */
type Settle = (outcome: readonly string[] | Error) => void;

/** What waits for a batch. */
interface Waiting {
  readonly settle: Settle;
  readonly client: Caller | undefined;
}

/** For all of them, as an overload must be cheap to refuse. */
const NOT_AWAITED = new NotAwaited();

/** Why no record of a batch counts as stored, and whether others would fail likewise. */
interface Failure {
  readonly failure: Error;
  readonly isStoreLost: boolean;
}

type Outcome = { readonly batch: RecordBatch; readonly refused: ReadonlySet<number> } | Failure;

/**
 * Writes the records of many requests in one command. While a batch is in flight the next one collects; there is no timer, so that a
 * lone request waits for nothing. A request hears of its ids when they are durable, and of a failure when it is not known that they
 * are. A request that waits is one function; its records are made when its batch leaves.
 */
export class GroupCommit {
  readonly #props: GroupCommitProps;
  readonly #batchesInFlight: number;
  readonly #now: () => number;
  readonly #full: Overloaded;
  readonly #limits: TimeLimits = {
    silenceMs: GROUP_COMMIT.silenceMs,
    longestMs: GROUP_COMMIT.longestMs,
    answeredAt: () => Math.max(this.#answeredAt, this.#props.store.answeredAt ?? 0),
  };
  #waiting: Waiting[] = [];
  #inFlight = 0;
  #isDue = false;
  /** Whether a request was refused since the last batch left. */
  #isFull = false;
  #answeredAt = 0;
  /** While the store is away: the loss of the last batch, and until when no other is tried. What arrives while one is tried is refused too. */
  #away: { readonly lost: Error; readonly pausedUntil: number } | undefined;

  constructor(props: GroupCommitProps) {
    this.#props = props;
    this.#batchesInFlight = props.batchesInFlight ?? GROUP_COMMIT.batchesInFlight;
    this.#now = props.now ?? (() => performance.now());
    // One for all, since an overload must be cheap to refuse.
    this.#full = new Overloaded(`${props.maxQueued} requests are waiting for the store; try again soon`);
  }

  /** Requests that wait for a batch. */
  get queued(): number {
    return this.#waiting.length;
  }

  /**
   * Stores the records of one request. When the queue is full or the store is away, that is said at once.
   *
   * @param client one that leaves while its request waits has nothing stored, and hears of nothing; one whose time is over by then has
   *   nothing stored either, and hears that
   */
  write(settle: Settle, client?: Caller): void {
    if (this.#waiting.length >= this.#props.maxQueued) {
      this.#isFull = true;
      return settle(this.#full);
    }
    if (this.#away && (this.#inFlight > 0 || this.#now() < this.#away.pausedUntil)) return settle(this.#away.lost);
    this.#waiting.push({ settle, client });
    // Not at once: the other requests that arrived in this turn of the event loop shall come along.
    if (!this.#isDue) this.#sendSoon();
  }

  /** Resolves when nothing waits and nothing is in flight any more. No write follows. */
  async close(): Promise<void> {
    while (this.#waiting.length > 0 || this.#inFlight > 0) await delay(5);
    // The last answers have their turn.
    await turn();
  }

  #sendSoon(): void {
    this.#isDue = true;
    setImmediate(() => {
      this.#isDue = false;
      this.#sendWaiting();
    });
  }

  #sendWaiting(): void {
    const mostInFlight = this.#away ? 1 : this.#batchesInFlight;
    while (this.#inFlight < mostInFlight && this.#waiting.length > 0) {
      const most = GROUP_COMMIT.requestsPerBatch * (this.#isFull ? GROUP_COMMIT.timesWhileFull : 1);
      this.#isFull = false;
      const { awaited, late } = this.#sortOut(this.#waiting.splice(0, most));
      if (awaited.length > 0) void this.#commit(awaited);
      this.#settle(late, () => NOT_AWAITED);
    }
  }

  /** Nothing is stored of which nobody will hear. */
  #sortOut(requests: readonly Waiting[]): Readonly<Record<'awaited' | 'late', readonly Waiting[]>> {
    const now = this.#now();
    const awaited: Waiting[] = [];
    const late: Waiting[] = [];
    for (const request of requests) {
      const reason = request.client && findDropReason(request.client, now);
      if (reason === undefined) awaited.push(request);
      else this.#props.onDropped?.(reason);
      if (reason === 'late') late.push(request);
    }
    return { awaited, late };
  }

  async #commit(requests: readonly Waiting[]): Promise<void> {
    this.#inFlight += 1;
    const span = startBatchSpan(requests);
    const outcome = await this.#store(requests.length, span);
    this.#inFlight -= 1;
    if ('failure' in outcome) span?.fail(errorTypeOf(outcome.failure));
    span?.end();
    if ('batch' in outcome) this.#answer(requests, outcome);
    else if (outcome.isStoreLost) this.#giveUp(requests, outcome.failure);
    else this.#fail(requests, outcome.failure);
  }

  async #store(requests: number, span: Span | undefined): Promise<Outcome> {
    let batch: RecordBatch;
    try {
      this.#props.onBatch?.(requests);
      batch = this.#props.store.newBatch(requests);
    } catch (error) {
      return { failure: error as Error, isStoreLost: false };
    }
    try {
      // With the same ids it is always safe, whatever went wrong.
      return { batch, refused: await tryTwice('the store of records', this.#limits, (signal) => batch.send(signal, span)) };
    } catch (error) {
      return explain(error);
    }
  }

  #answer(requests: readonly Waiting[], { batch, refused }: { batch: RecordBatch; refused: ReadonlySet<number> }): void {
    this.#answeredAt = performance.now();
    this.#away = undefined;
    this.#sendWaiting();
    // Later, so that the next batch is on its way before the many answers of this one are written.
    setImmediate(() => {
      this.#settle(requests, (n) => (refused.has(n) ? new Overloaded('the store refused a record; try again soon') : batch.idsOf(n)));
    });
  }

  /** The store is there, and the others have their turn. */
  #fail(requests: readonly Waiting[], failure: Error): void {
    this.#away = undefined;
    this.#sendWaiting();
    this.#settle(requests, () => failure);
  }

  /** What waits would wait in vain. */
  #giveUp(requests: readonly Waiting[], lost: Error): void {
    this.#away = { lost, pausedUntil: this.#now() + GROUP_COMMIT.pauseMs };
    const queued = this.#waiting;
    this.#waiting = [];
    this.#settle([...requests, ...queued], () => lost);
  }

  /** One that cannot be answered does not keep the others from their answers. */
  #settle(requests: readonly Waiting[], outcomeOf: (request: number) => readonly string[] | Error): void {
    requests.forEach(({ settle }, n) => {
      try {
        settle(outcomeOf(n));
      } catch (error) {
        this.#props.log.error('a request could not be answered', { error });
      }
    });
  }
}

function explain(error: unknown): Failure {
  if (error instanceof StoreRefused) return { failure: error, isStoreLost: false };
  if (error instanceof TimeOver && error.isServerThere)
    return { failure: new Overloaded('the store of records is slow; try again soon', error), isStoreLost: false };
  return { failure: new Overloaded('the store of records does not answer; try again soon', error), isStoreLost: true };
}
