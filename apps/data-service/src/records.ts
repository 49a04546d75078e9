import type { CacheStatus } from '@fairlead/contracts/data-service/http';
import { type Caller, type DropReason, findDropReason, type Log, NotAwaited } from '@fairlead/service-kit';
import { CachedReads, type Reads } from './read/cached-reads';
import { RecordCount } from './read/record-count';
import { SHARED_TTL_SECONDS, type SharedCache } from './read/shared-cache';
import { RECORDS_PER_REQUEST, type RecordStore } from './store/record-store';
import { GroupCommit } from './write/group-commit';

/** What {@link Records} works with. */
export interface RecordsProps {
  readonly store: RecordStore;
  readonly cache: SharedCache;
  readonly maxQueued: number;
  readonly batchesInFlight: number;
  /** Called with the number of requests of each batch that leaves. */
  readonly onBatch?: (requests: number) => void;
  /** Called for each request for which nothing is done, as nobody waits for it any more. */
  readonly onDropped?: (reason: DropReason) => void;
  readonly log: Pick<Log, 'error' | 'warn'>;
}

/** What one request wrote and read. */
export interface WritesAndReads extends Reads {
  readonly writes: readonly string[];
}

/** The records as requests use them: written in groups, read through caches. */
export class Records {
  readonly #props: RecordsProps;
  readonly #writer: GroupCommit;
  readonly #reads: CachedReads;
  readonly #count: RecordCount;
  #hits = 0;
  #misses = 0;

  constructor(props: RecordsProps) {
    this.#props = props;
    this.#writer = new GroupCommit(props);
    this.#reads = new CachedReads(props);
    this.#count = new RecordCount({ store: props.store, countStored: () => this.#answered * RECORDS_PER_REQUEST });
  }

  /** Requests that wait for their records to be stored. */
  get queued(): number {
    return this.#writer.queued;
  }

  /**
   * Number of records; where counting is slow, an estimate.
   *
   * @throws NotAwaited when neither this client nor another waits for it any more
   */
  async count(client?: Caller): Promise<number> {
    try {
      return await this.#count.find(client);
    } catch (error) {
      const reason = client && error instanceof NotAwaited ? findDropReason(client, performance.now()) : undefined;
      if (reason) this.#props.onDropped?.(reason);
      throw error;
    }
  }

  /** Answered requests whose reads came from a cache, and from the store. */
  get reads(): Pick<CacheStatus, 'hits' | 'misses'> {
    return { hits: this.#hits, misses: this.#misses };
  }

  async findCacheStatus(): Promise<CacheStatus> {
    const { cache } = this.#props;
    const usedMemory = await cache.findUsedMemory();
    return {
      cache_enabled: cache.isEnabled,
      connected: cache.isConnected,
      redis_connected: cache.isConnected,
      ttl_seconds: SHARED_TTL_SECONDS,
      ...this.reads,
      hit_ratio: this.#answered === 0 ? 0 : this.#hits / this.#answered,
      used_memory: usedMemory ?? null,
      queue_length: this.queued,
    };
  }

  /** Requests whose records are stored. */
  get #answered(): number {
    return this.#hits + this.#misses;
  }

  /**
   * Writes five records and reads five.
   *
   * @param settle called once, with what came of it: an error when it is not known that the records are stored. A function rather than a
   *   promise: of 10,000 requests that wait, each keeps a kilobyte less
   * @param client one that leaves before its records are on their way has nothing written, and hears of nothing; one whose time is over
   *   by then hears that
   */
  writeAndRead(settle: (outcome: WritesAndReads | Error) => void, client?: Caller): void {
    const local = this.#reads.findLocal();
    if (!local) {
      this.#writeAndQuery(client).then(settle, settle);
      return;
    }
    this.#writer.write((outcome) => {
      if (outcome instanceof Error) return settle(outcome);
      this.#hits += 1;
      settle({ ids: local.ids, cached: true, writes: outcome });
    }, client);
  }

  async #writeAndQuery(client: Caller | undefined): Promise<WritesAndReads> {
    const written = new Promise<readonly string[]>((resolve, reject) => {
      this.#writer.write((outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)), client);
    });
    const read = this.#reads.find(client).catch(() => undefined);
    const writes = await written;
    const { ids, cached } = await this.#readBeside(writes, read, client);
    if (cached) this.#hits += 1;
    else this.#misses += 1;
    return { ids, cached, writes };
  }

  /** What is stored is answered with success: where it cannot be read, with what was just written. */
  async #readBeside(writes: readonly string[], read: Promise<Reads | undefined>, client: Caller | undefined): Promise<Reads> {
    const before = await read;
    if (before === undefined) return this.#reads.keep(writes);
    if (before.ids.length === RECORDS_PER_REQUEST) return before;
    // On a nearly empty collection the request reads what it has just written.
    return this.#reads.findAll(client).catch(() => this.#reads.keep(writes));
  }

  /** Writes what still waits, then lets go of the store and the cache. No call follows. */
  async close(): Promise<void> {
    await this.#writer.close();
    this.#props.cache.close();
    await this.#props.store.close();
  }
}
