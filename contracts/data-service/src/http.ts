/** Answer of `GET /api/data`. Ids in `writes` are durable; `timestamp` is RFC 3339 UTC. */
export interface DataAnswer {
  readonly status: 'success';
  /** Ids of five records of type `write`. */
  readonly reads: readonly string[];
  /** Ids of the five records that this request wrote. */
  readonly writes: readonly string[];
  /** Whether `reads` came from a cache. */
  readonly cached: boolean;
  readonly timestamp: string;
}

/** Answer of `GET /api/stats`. */
export interface StatsAnswer {
  readonly total_documents: number;
  readonly timestamp: string;
}

/** Answer of `GET /api/cache/status`. What the exercise calls otherwise is there under both names. */
export interface CacheStatus {
  /** Whether the service was given a Redis. */
  readonly cache_enabled: boolean;
  /** Whether that Redis is there now. */
  readonly connected: boolean;
  /** The same. */
  readonly redis_connected: boolean;
  /** How long Redis keeps what was read. */
  readonly ttl_seconds: number;
  /** Requests of this process whose reads came from a cache, in the process or in Redis. */
  readonly hits: number;
  readonly misses: number;
  /** `hits` of all requests, 0 to 1; 0 before the first. */
  readonly hit_ratio: number;
  /** Bytes that Redis uses, for others' keys too; null where it does not say. */
  readonly used_memory: number | null;
  /** Requests of this process that wait for their records to be stored. */
  readonly queue_length: number;
}
