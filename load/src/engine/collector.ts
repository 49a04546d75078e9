import { createHistogram } from 'node:perf_hooks';
import type { Latency, Point, RequestStatistics } from './engine';

/** How a request ended. */
export interface RequestResult {
  readonly endpoint: string;
  /** Missing where there was no answer. */
  readonly latencyMs?: number;
  /** Whether it had no answer, or an unexpected status of 400 or more. */
  readonly isFailed?: boolean;
  /** What is not as the contract promises. */
  readonly fault?: string;
}

/** Counts requests by endpoint, and by moment. */
export class Collector {
  readonly #endpoints = new Map<string, RequestCounter>();
  readonly #total = new RequestCounter();
  #moment = new RequestCounter();

  add(result: RequestResult): void {
    for (const counter of [this.#endpointOf(result), this.#total, this.#moment]) counter.add(result);
  }

  /** What ended since the last call, which was so long ago. */
  takePoint(atS: number, sinceS: number, clients?: number): Point {
    const moment = this.#moment;
    this.#moment = new RequestCounter();
    const { requests, faulty, latencyMs } = moment.measure('');
    return {
      atS,
      requestsPerSecond: requests / sinceS,
      errorsPerSecond: faulty / sinceS,
      ...(moment.answers > 0 && { latencyMs: { p50: latencyMs.p50, p95: latencyMs.p95, p99: latencyMs.p99 } }),
      ...(clients !== undefined && { clients }),
    };
  }

  get endpoints(): readonly RequestStatistics[] {
    return [...this.#endpoints].map(([endpoint, counter]) => counter.measure(endpoint));
  }

  get total(): RequestStatistics {
    return this.#total.measure(ALL_ENDPOINTS);
  }

  #endpointOf({ endpoint }: RequestResult): RequestCounter {
    const known = this.#endpoints.get(endpoint);
    if (known) return known;
    const counter = new RequestCounter();
    this.#endpoints.set(endpoint, counter);
    return counter;
  }
}

/** How reports name all endpoints together. */
export const ALL_ENDPOINTS = 'all';

/** Up to 10 minutes, in microseconds, with three significant digits. */
const RANGE = Object.freeze({ lowest: 1, highest: 600_000_000, figures: 3 });

class RequestCounter {
  readonly #latenciesUs = createHistogram(RANGE);
  readonly #faults: Record<string, number> = {};
  #requests = 0;
  #failed = 0;
  #faulty = 0;

  get answers(): number {
    return this.#latenciesUs.count;
  }

  add({ latencyMs, isFailed = false, fault }: RequestResult): void {
    this.#requests += 1;
    if (isFailed) this.#failed += 1;
    if (fault !== undefined) {
      this.#faulty += 1;
      this.#faults[fault] = (this.#faults[fault] ?? 0) + 1;
    }
    if (latencyMs !== undefined) this.#latenciesUs.record(Math.min(Math.max(RANGE.lowest, Math.round(latencyMs * 1_000)), RANGE.highest));
  }

  measure(endpoint: string): RequestStatistics {
    const [requests, failed, faulty, faults] = [this.#requests, this.#failed, this.#faulty, { ...this.#faults }];
    return { endpoint, requests, failed, faulty, faults, latencyMs: this.#measureLatency() };
  }

  #measureLatency(): Latency {
    if (this.answers === 0) return { mean: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0 };
    const { mean, max } = this.#latenciesUs;
    const at = (percentile: number) => this.#latenciesUs.percentile(percentile) / 1_000;
    return { mean: mean / 1_000, p50: at(50), p90: at(90), p95: at(95), p99: at(99), max: max / 1_000 };
  }
}
