import { check, checkNumber } from '../fault';
import type { KnownProps } from '../props/known-props';

/** What a service promises of its answers. Alerts say when it breaks that. */
export interface Objective {
  /** Share of requests that are answered without a 5xx and within `latencyMs`: 0.95 or more, below 1. Probes, and routes that stream, do not count. */
  readonly availability: number;

  /** Longest that a good answer takes, in milliseconds: one of {@link LATENCY_BOUNDS_MS}. */
  readonly latencyMs: number;
}

/** Bounds of the histogram in which every service of the kit counts its answers: between two of them nobody knows how many there were. */
export const LATENCY_BOUNDS_MS: readonly number[] = Object.freeze([
  1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000,
]);

export const OBJECTIVE_PROPS: KnownProps<Objective> = { availability: 'required', latencyMs: 'required' };

/** Below it the fastest alert would ask for more errors than there are requests. */
const LEAST_AVAILABILITY = 0.95;

export function objectiveFaults(objective: Objective | undefined, foreign: boolean): (string | undefined)[] {
  if (objective === undefined) return [];
  const { availability, latencyMs } = objective;
  return [
    check('objective', objective, !foreign, 'none: nobody counts the answers of a service that was made without the service kit'),
    checkNumber(
      'objective.availability',
      availability,
      availability >= LEAST_AVAILABILITY && availability < 1,
      `a share of requests such as 0.999, ${LEAST_AVAILABILITY} or more and below 1`,
    ),
    checkNumber('objective.latencyMs', latencyMs, LATENCY_BOUNDS_MS.includes(latencyMs), `one of ${LATENCY_BOUNDS_MS.join(', ')}`),
  ];
}
