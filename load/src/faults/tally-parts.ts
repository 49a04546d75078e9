import { sum } from 'simple-statistics';
import type { Answers, Tally } from './clients/tally';

const NONE: Answers = Object.freeze({ count: 0, p50Ms: 0, p99Ms: 0, slowestMs: 0 });

/** The answers with a status; none at all has the time 0. */
export function answersWith(status: number, { answers }: Tally): Answers {
  return answers[status] ?? NONE;
}

/** Requests with another answer than 200, or without one. */
export function countFailed(tally: Tally): number {
  return sum(Object.values(tally.answers).map(({ count }) => count)) - answersWith(200, tally).count + countUnanswered(tally);
}

/** Requests without a whole answer. */
export function countUnanswered({ failures }: Tally): number {
  return sum(Object.values(failures));
}

/** Answers with 200, each second. */
export function rateOf(tally: Tally): number {
  return answersWith(200, tally).count / (tally.durationMs / 1_000);
}

/** Over all tallies of some time. */
export function countAll(tallies: readonly Tally[], count: (tally: Tally) => number): number {
  return sum(tallies.map(count));
}
