/** What a run is held to. Latencies are in milliseconds, of all answers; the rest are shares from 0 to 1. */
export interface Threshold {
  /**
   * `http_req_failed`: requests without an answer, or with an unexpected status of 400 or more. `error_rate`: requests whose status or
   * body is not what the contract promises. `dropped_iterations`: requests that were due at a rate and not made, of all that were due.
   * `memory_growth`, `open_files_growth` (the worst of the services) and `latency_growth` (of p95): by how much the last quarter of the run
   * exceeds the second.
   */
  readonly metric:
    'p95' | 'p99' | 'http_req_failed' | 'error_rate' | 'dropped_iterations' | 'memory_growth' | 'open_files_growth' | 'latency_growth';
  readonly limit: number;
  /** Whether the limit itself is allowed. */
  readonly isLimitAllowed: boolean;
}

/** @param limit allowed itself */
export function atMost(metric: Threshold['metric'], limit: number): Threshold {
  return { metric, limit, isLimitAllowed: true };
}

/** @param limit not allowed itself */
export function below(metric: Threshold['metric'], limit: number): Threshold {
  return { metric, limit, isLimitAllowed: false };
}

/** What a scenario with a rate is held to: a load that was not made proves nothing. */
export const REACHES_RATE = below('dropped_iterations', 0.01);
