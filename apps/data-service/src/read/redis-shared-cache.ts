import type { Log, Span } from '@fairlead/service-kit';
import { checkRedis, traceRedis } from '@fairlead/service-kit/redis';
import type { Redis } from 'ioredis';
import { SHARED_TTL_SECONDS, type SharedCache } from './shared-cache';

/** How long Redis is left alone after it failed, in milliseconds: a hanging one then costs its time limit once in a while. */
const PAUSE_MS = 5_000;

export interface RedisSharedCacheProps {
  readonly log: Log;
  /** Of every key; other services may share the Redis. */
  readonly prefix?: string;
  /** Milliseconds, from any point on. */
  readonly now?: () => number;
}

/** One key in Redis, which expires and may be evicted. */
export class RedisSharedCache implements SharedCache {
  readonly isEnabled = true;
  readonly dependencies = { redis: { check: (signal: AbortSignal) => checkRedis(this.#redis, signal) } };
  readonly #redis: Redis;
  readonly #log: Log;
  readonly #key: string;
  readonly #now: () => number;
  #pausedUntil = -Infinity;

  /** @param redis with a short time limit for each command: it is what a request waits at most */
  constructor(redis: Redis, { log, prefix = 'data-service:', now = () => performance.now() }: RedisSharedCacheProps) {
    this.#redis = redis;
    this.#log = log;
    this.#key = `${prefix}reads`;
    this.#now = now;
  }

  get isConnected(): boolean {
    return this.#redis.status === 'ready' && !this.#isPaused;
  }

  async find(span?: Span): Promise<readonly string[] | undefined> {
    const text = await this.#try(() => traceRedis(this.#redis, 'GET', span, () => this.#redis.get(this.#key)));
    return text ? parseIds(text) : undefined;
  }

  keep(ids: readonly string[], span?: Span): void {
    const set = () => this.#redis.set(this.#key, ids.join(' '), 'EX', SHARED_TTL_SECONDS);
    void this.#try(() => traceRedis(this.#redis, 'SET', span, set));
  }

  /** A server that lets nobody ask (`INFO`), as some hosted ones, is no failure of the cache, which is not left alone then. */
  async findUsedMemory(): Promise<number | undefined> {
    if (!this.isConnected) return undefined;
    const text = await this.#redis.info('memory').catch(() => '');
    const [, bytes] = /^used_memory:(\d+)/m.exec(text) ?? [];
    return bytes === undefined ? undefined : Number(bytes);
  }

  close(): void {
    this.#redis.disconnect();
  }

  get #isPaused(): boolean {
    return this.#now() < this.#pausedUntil;
  }

  async #try<Reply>(run: () => Promise<Reply>): Promise<Reply | undefined> {
    if (this.#redis.status !== 'ready' || this.#isPaused) return undefined;
    try {
      return await run();
    } catch (error) {
      this.#pausedUntil = this.#now() + PAUSE_MS;
      this.#log.debug('the shared cache failed and is left alone for a while', { pause_ms: PAUSE_MS, error });
      return undefined;
    }
  }
}

/** Whatever lies under the key: it may come from another version of the service. */
function parseIds(text: string): readonly string[] | undefined {
  const ids = text.split(' ');
  return ids.every((id) => /^[0-9a-f-]{24,36}$/.test(id)) ? ids : undefined;
}
