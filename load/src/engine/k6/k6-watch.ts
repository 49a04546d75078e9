import { pause } from '../../programs/pause';
import { Collector } from '../collector';
import type { Point } from '../engine';
import { K6_METRICS } from './k6-plan';

const PERIOD_MS = 1_000;
const PATIENCE_MS = 5_000;

/** How often k6 is asked whether it has made its clients, which takes seconds when they are thousands. */
const START_PERIOD_MS = 100;

/** The status of k6 from which on its clients ask (`ExecutionStatusRunning` in k6's `lib/execution.go`). */
const RUNNING = 7;

/** What k6 has counted so far. */
interface Counts {
  readonly atMs: number;
  readonly requests: number;
  readonly faults: number;
  readonly clients: number;
}

/**
 * Follows a run of k6: its counters once a second, and the latencies that its clients say. k6 would give percentiles too, but sorts
 * everything it has measured for each answer.
 */
export class K6Watch {
  readonly points: Point[] = [];
  readonly #api: string;
  readonly #begin: () => number;
  readonly #onPoint: (point: Point) => void;
  readonly #latencies = new Collector();
  readonly #stop = new AbortController();

  /**
   * @param port where k6 serves its API
   * @param begin called when the first request is due
   */
  constructor(port: number, begin: () => number, onPoint: (point: Point) => void) {
    this.#api = `http://localhost:${port}/v1`;
    this.#begin = begin;
    this.#onPoint = onPoint;
    void this.#follow();
  }

  /** Takes what a request took, from its client's message. */
  addLatency(latencyMs: number): void {
    this.#latencies.add({ endpoint: '', latencyMs });
  }

  end(): void {
    this.#stop.abort();
  }

  async #follow(): Promise<void> {
    while (await pause(START_PERIOD_MS, this.#stop.signal)) {
      const status = await this.#get<Status>('status');
      if (status && status.status >= RUNNING) break;
    }
    if (this.#stop.signal.aborted) return;
    const startedAtMs = this.#begin();
    let last: Counts = { atMs: startedAtMs, requests: 0, faults: 0, clients: 0 };
    while (await pause(PERIOD_MS, this.#stop.signal)) {
      const counts = await this.#count();
      if (!counts) continue;
      const seconds = (counts.atMs - last.atMs) / 1_000;
      const point = {
        ...this.#latencies.takePoint((counts.atMs - startedAtMs) / 1_000, seconds, counts.clients),
        requestsPerSecond: (counts.requests - last.requests) / seconds,
        errorsPerSecond: (counts.faults - last.faults) / seconds,
      };
      last = counts;
      this.points.push(point);
      this.#onPoint(point);
    }
  }

  async #count(): Promise<Counts | undefined> {
    const count = async (metric: string) => (await this.#get<Counter>(`metrics/${metric}`))?.sample.count ?? 0;
    const [requests, faults, status] = await Promise.all([
      count(K6_METRICS.requests),
      count(K6_METRICS.faults),
      this.#get<Status>('status'),
    ]);
    return status && { atMs: performance.now(), requests, faults, clients: status.vus };
  }

  /** @returns undefined while k6 does not answer, and for a metric of which nothing has been counted */
  async #get<Attributes>(path: string): Promise<Attributes | undefined> {
    try {
      const answer = await fetch(`${this.#api}/${path}`, {
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(PATIENCE_MS)]),
      });
      const { data } = (await answer.json()) as { readonly data?: { readonly attributes: Attributes } };
      return data?.attributes;
    } catch {
      return undefined;
    }
  }
}

interface Status {
  readonly status: number;
  readonly vus: number;
}

interface Counter {
  readonly sample: { readonly count: number };
}
