import type { Caller, Log, Span } from '@fairlead/service-kit';
import { Overloaded } from '@fairlead/service-kit/errors';
import { singleFlight } from '../single-flight';
import { RECORDS_PER_REQUEST, type RecordStore } from '../store/record-store';
import type { SharedCache } from './shared-cache';

/** How long the process itself keeps what was read, in milliseconds. */
const LOCAL_TTL_MS = 1_000;

/** Age from which it is read anew, so that under load nobody waits for that, nor notices that it failed. */
const LOCAL_REFRESH_MS = 500;

/** What a request reads. */
export interface Reads {
  readonly ids: readonly string[];
  /** From the process or from the shared cache, not from the store. */
  readonly cached: boolean;
}

/** What a {@link CachedReads} works with. */
export interface CachedReadsProps {
  readonly store: Pick<RecordStore, 'findWritten'>;
  readonly cache: Pick<SharedCache, 'find' | 'keep'>;
  readonly log: Pick<Log, 'warn'>;
  /** Milliseconds, from any point on. */
  readonly now?: () => number;
}

/** Five records of type `write`: from the process for a second (and ahead of its end once more), then from the shared cache, then from the store; one query for all who wait. */
export class CachedReads {
  readonly #store: CachedReadsProps['store'];
  readonly #cache: CachedReadsProps['cache'];
  readonly #log: CachedReadsProps['log'];
  readonly #now: () => number;
  readonly #query = singleFlight((_isAwaited, span) => this.#ask(span));
  #local: Reads | undefined;
  #localSince = 0;
  #isRefreshDue = false;

  constructor({ store, cache, log, now = () => performance.now() }: CachedReadsProps) {
    this.#store = store;
    this.#cache = cache;
    this.#log = log;
    this.#now = now;
  }

  /** What the process itself keeps, or undefined. Where that is about to expire, it is read anew in the background. */
  findLocal(): Reads | undefined {
    const ageMs = this.#now() - this.#localSince;
    if (this.#isRefreshDue && ageMs >= LOCAL_REFRESH_MS) {
      this.#isRefreshDue = false;
      this.#query().catch(() => undefined);
    }
    return ageMs < LOCAL_TTL_MS ? this.#local : undefined;
  }

  /**
   * Five records, or fewer when there are no more.
   *
   * @param client for whom they are looked for
   */
  find(client?: Caller): Promise<Reads> {
    const local = this.findLocal();
    return local ? Promise.resolve(local) : this.#query(client);
  }

  /**
   * Five records, for a caller who knows that there are as many.
   *
   * @throws Overloaded when they are gone again
   */
  async findAll(client?: Caller): Promise<Reads> {
    // The first query may have begun before the caller's records were there, the second has not.
    for (let query = 0; query < 2; query += 1) {
      const reads = await this.find(client);
      if (isWhole(reads.ids)) return reads;
    }
    throw new Overloaded('records are removed as fast as they are written; try again soon');
  }

  /** Keeps in the process, for a second, what a caller knows to be stored: while the store cannot be read, not every request waits for it. */
  keep(ids: readonly string[]): Reads {
    this.#keepLocally(ids);
    return { ids, cached: false };
  }

  async #ask(span: Span | undefined): Promise<Reads> {
    const shared = await this.#cache.find(span);
    if (shared && isWhole(shared)) return this.#keepLocally(shared);

    const ids = await this.#findWritten(span);
    if (isWhole(ids)) {
      this.#keepLocally(ids);
      this.#cache.keep(ids, span);
    }
    return { ids, cached: false };
  }

  async #findWritten(span: Span | undefined): Promise<readonly string[]> {
    try {
      return await this.#store.findWritten(RECORDS_PER_REQUEST, span);
    } catch (error) {
      this.#log.warn('records could not be read; who writes some gets those', { error });
      throw error;
    }
  }

  #keepLocally(ids: readonly string[]): Reads {
    this.#local = { ids, cached: true };
    this.#localSince = this.#now();
    this.#isRefreshDue = true;
    return this.#local;
  }
}

function isWhole(ids: readonly string[]): boolean {
  return ids.length === RECORDS_PER_REQUEST;
}
