import { Collector } from '../collector';
import type { Point } from '../engine';
import { K6_METRICS } from './k6-plan';

const PERIOD_MS = 1_000;
const PATIENCE_MS = 5_000;

/** What k6 has counted so far. */
interface Counts {
  readonly atMs: number;
  readonly requests: number;
  readonly faults: number;
  readonly clients: number;
}

/**
 * Follows a run of k6: its counters once a second, and the latencies that its clients tell. k6 would give percentiles too, but sorts
 * everything it has measured for each answer.
 */
export class K6Watch {
  readonly points: Point[] = [];
  readonly #api: string;
  readonly #startedAtMs: number;
  readonly #onPoint: (point: Point) => void;
  readonly #told = new Collector();
  readonly #timer: NodeJS.Timeout;
  #last: Counts;
  #isAsking = false;

  /** @param port where k6 serves its API */
  constructor(port: number, startedAtMs: number, onPoint: (point: Point) => void) {
    this.#api = `http://localhost:${port}/v1`;
    this.#startedAtMs = startedAtMs;
    this.#onPoint = onPoint;
    this.#last = { atMs: startedAtMs, requests: 0, faults: 0, clients: 0 };
    this.#timer = setInterval(() => void this.#take(), PERIOD_MS);
  }

  /** Takes a latency that a client has told. */
  tell(latencyMs: number): void {
    this.#told.add({ endpoint: '', latencyMs });
  }

  end(): void {
    clearInterval(this.#timer);
  }

  async #take(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const counts = await this.#ask().catch(() => undefined);
    this.#isAsking = false;
    if (!counts) return;

    const [{ atMs, requests, faults }, seconds] = [this.#last, (counts.atMs - this.#last.atMs) / 1_000];
    this.#last = counts;
    const point = {
      ...this.#told.takePoint((counts.atMs - this.#startedAtMs) / 1_000, seconds, counts.clients),
      requestsPerSecond: (counts.requests - requests) / seconds,
      errorsPerSecond: (counts.faults - faults) / seconds,
    };
    if (atMs === this.#startedAtMs && counts.requests === 0) return;
    this.points.push(point);
    this.#onPoint(point);
  }

  async #ask(): Promise<Counts> {
    const count = async (metric: string) => (await this.#get<Counter>(`metrics/${metric}`))?.sample.count ?? 0;
    const [requests, faults, status] = await Promise.all([
      count(K6_METRICS.requests),
      count(K6_METRICS.faults),
      this.#get<{ readonly vus: number }>('status'),
    ]);
    return { atMs: performance.now(), requests, faults, clients: status?.vus ?? 0 };
  }

  /** @returns undefined for a metric that nothing has been counted of */
  async #get<Attributes>(path: string): Promise<Attributes | undefined> {
    const answer = await fetch(`${this.#api}/${path}`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const { data } = (await answer.json()) as { readonly data?: { readonly attributes: Attributes } };
    return data?.attributes;
  }
}

interface Counter {
  readonly sample: { readonly count: number };
}
