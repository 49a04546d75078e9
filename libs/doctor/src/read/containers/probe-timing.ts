import type { Probe } from '../pod-spec';

/** How often a probe asks, and how long it waits. */
export type ProbeTiming = Required<Pick<Probe, 'initialDelaySeconds' | 'periodSeconds' | 'failureThreshold' | 'timeoutSeconds'>>;

/** What a probe means when it says nothing (API reference, Probe v1 core). */
const DEFAULTS: ProbeTiming = Object.freeze({ initialDelaySeconds: 0, periodSeconds: 10, failureThreshold: 3, timeoutSeconds: 1 });

/** The timing of a probe, with what Kubernetes fills in. */
export function timingOf(probe: Probe): ProbeTiming {
  return { ...DEFAULTS, ...probe };
}

/** Seconds from the first question that gets no answer until the last one that a probe waits for. */
export function patienceSeconds({ periodSeconds, failureThreshold, timeoutSeconds }: ProbeTiming): number {
  return (failureThreshold - 1) * periodSeconds + timeoutSeconds;
}
