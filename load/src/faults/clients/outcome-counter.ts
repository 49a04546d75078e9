import type { DataAnswer } from '@fairlead/contracts/data-service/http';
import type { Outcome } from '../../http/connection';
import type { Answers, Tally } from './tally';

/** Counts outcomes. */
export class OutcomeCounter {
  readonly #begin = performance.now();
  readonly #times = new Map<number, number[]>();
  readonly #failures = new Map<string, number>();
  readonly #ids: string[] = [];
  #unsent = 0;
  #lateMs = 0;
  #firstOkMs: number | undefined;

  /** @param ms since the request was made, or was due */
  add(outcome: Outcome, ms: number): void {
    if ('failure' in outcome) {
      this.#failures.set(outcome.failure, (this.#failures.get(outcome.failure) ?? 0) + 1);
      return;
    }
    const times = this.#times.get(outcome.status);
    if (times) times.push(ms);
    else this.#times.set(outcome.status, [ms]);
    if (outcome.status === 200) this.#addOk(outcome.body);
  }

  addUnsent(): void {
    this.#unsent += 1;
  }

  addLateness(ms: number): void {
    this.#lateMs = Math.max(this.#lateMs, ms);
  }

  toTally(): Tally {
    return {
      durationMs: performance.now() - this.#begin,
      answers: Object.fromEntries([...this.#times].map(([status, times]) => [status, summarize(times)])),
      failures: Object.fromEntries(this.#failures),
      unsent: this.#unsent,
      lateMs: this.#lateMs,
      firstOkMs: this.#firstOkMs,
      ids: this.#ids,
    };
  }

  #addOk(body: string): void {
    this.#firstOkMs ??= performance.now() - this.#begin;
    this.#ids.push(...((JSON.parse(body) as Partial<DataAnswer>).writes ?? []));
  }
}

function summarize(times: number[]): Answers {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] as number;
  return { count: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99), slowestMs: at(1) };
}
