import type { ClientProps } from '../client/client';
import type { ClientName } from '../client/clients';
import type { LoadShape } from './load-shape';
import type { ServiceWatch } from '../metrics/service-watch';

export const ENGINES = ['k6', 'undici', 'wrk'] as const;
export type EngineName = (typeof ENGINES)[number];

/** What an engine is to do. */
export interface EngineTask {
  /** Which client is played. */
  readonly play: ClientName;
  /** Origin, such as `http://localhost:3002`. */
  readonly url: string;
  readonly shape: LoadShape;
  readonly client: ClientProps;
  /** Names of all that may be called. */
  readonly endpoints: readonly string[];
  /** A request without an answer for so long has failed. */
  readonly timeoutS: number;
  readonly services: ServiceWatch;
  /**
   * Called when the first request is due: engines take their time before.
   *
   * @returns that moment, on the clock of `performance.now`
   */
  readonly begin: () => number;
  readonly onProgress: (point: Point) => void;
  /** Aborted when the run is to end early; what was measured until then counts. */
  readonly stop: AbortSignal;
}

/** One moment of a run, about a second long. */
export interface Point {
  /** Seconds from the start to the end of this moment. */
  readonly atS: number;
  readonly requestsPerSecond: number;
  readonly errorsPerSecond: number;
  /** Missing where the moment saw no answer. In milliseconds. */
  readonly latencyMs?: Readonly<Record<'p50' | 'p95' | 'p99', number>>;
  readonly clients?: number;
}

/** Percentiles, mean and extreme, in milliseconds. */
export interface Latency {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** What was measured of one endpoint, or of all together. */
export interface RequestStatistics {
  /** `GET /api/data` */
  readonly endpoint: string;
  /** Requests that ended, with an answer or without. */
  readonly requests: number;
  /** Requests without an answer, or with an unexpected status of 400 or more. */
  readonly failed: number;
  /** Requests whose status or body is not what the contract promises, or that had no answer. */
  readonly faulty: number;
  /** How often each fault came. */
  readonly faults: Readonly<Record<string, number>>;
  /** Of all answers. */
  readonly latencyMs: Latency;
}

/** What an engine brings back. */
export interface EngineResult {
  /** `wrk`, `k6 v1.4.0` */
  readonly engine: string;
  readonly durationS: number;
  readonly endpoints: readonly RequestStatistics[];
  readonly total: RequestStatistics;
  /** Requests that were due at the rate asked for, and not made since every client waited for an answer. */
  readonly dropped: number;
  readonly points: readonly Point[];
  /** Where the points come from, and where the rest, one sentence each. */
  readonly sources: readonly string[];
  /** Ids that answers called stored, of those answers that were read. */
  readonly stored: readonly string[];
}

/** Makes requests, and measures. */
export type Engine = (load: EngineTask) => Promise<EngineResult>;
