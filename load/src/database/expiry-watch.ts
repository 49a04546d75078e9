import { RECORDS_PER_CALL } from '../client/data-steps';
import { pause } from '../programs/pause';
import type { StoredRecords } from './stored-records';

/** How many records there were at a moment. */
export interface RecordsPoint {
  /** Seconds since the start of the run. */
  readonly atS: number;
  readonly records: number;
}

/** Whether the age at which records expire bounds how many there are. */
export interface Expiry {
  /** Missing where the database drops none. */
  readonly ttlSeconds?: number;
  /** Most records at any moment, beyond those of the start. */
  readonly added: number;
  /** Most that may be there at this rate. */
  readonly allowed: number;
  readonly points: readonly RecordsPoint[];
  readonly ok: boolean;
}

/** mongod looks for what has expired once a minute (`ttlMonitorSleepSecs`), and needs its time to drop it. */
const DROPPED_WITHIN_S = 120;

const PERIOD_MS = 5_000;

/** Counts records during a run. */
export class ExpiryWatch {
  readonly #records: StoredRecords;
  readonly #ttlSeconds: number | undefined;
  readonly #points: RecordsPoint[] = [];
  readonly #stop = new AbortController();

  /** @throws Error when the run is too short to show that records expire */
  static async open(records: StoredRecords, durationS: number): Promise<ExpiryWatch> {
    const ttlSeconds = await records.findTtlSeconds();
    if (ttlSeconds !== undefined) requireTimeToExpire(ttlSeconds, durationS);
    return new ExpiryWatch(records, ttlSeconds);
  }

  private constructor(records: StoredRecords, ttlSeconds: number | undefined) {
    this.#records = records;
    this.#ttlSeconds = ttlSeconds;
  }

  /** Without an age there is nothing to count, and FerretDB would read the whole collection for it. */
  async begin(): Promise<void> {
    if (this.#ttlSeconds === undefined) return;
    const startedAtMs = performance.now();
    do {
      const records = await this.#records.estimate().catch(() => undefined);
      if (records !== undefined) this.#points.push({ atS: (performance.now() - startedAtMs) / 1_000, records });
    } while (await pause(PERIOD_MS, this.#stop.signal));
  }

  end(): void {
    this.#stop.abort();
  }

  /** @param rate answered requests a second */
  read(rate: number): Expiry {
    return judgeExpiry(this.#ttlSeconds, this.#points, rate);
  }
}

/** @throws Error that says how long the run must be, or how short the age */
export function requireTimeToExpire(ttlSeconds: number, durationS: number): void {
  const leastS = ttlSeconds + DROPPED_WITHIN_S;
  if (durationS <= leastS)
    throw new Error(
      `${durationS} s are too short: records expire after ${ttlSeconds} s and are dropped up to ${DROPPED_WITHIN_S} s later; ` +
        `give it a --duration of more than ${leastS}s, or the service a smaller RECORD_TTL_SECONDS`,
    );
}

/** What is written until the oldest record is gone is the most that may be there. A collection that could not be counted is not bounded. */
export function judgeExpiry(ttlSeconds: number | undefined, points: readonly RecordsPoint[], rate: number): Expiry {
  const [first] = points;
  const added = Math.max(0, ...points.map(({ records }) => records - (first?.records ?? 0)));
  if (ttlSeconds === undefined) return { added, allowed: 0, points, ok: false };
  const allowed = rate * RECORDS_PER_CALL * (ttlSeconds + DROPPED_WITHIN_S);
  return { ttlSeconds, added, allowed, points, ok: points.length > 1 && added <= allowed };
}
