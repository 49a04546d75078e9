/** What a run is held to. Latencies are in milliseconds, of all answers; the rest are shares from 0 to 1. */
export interface Threshold {
  /**
   * `http_req_failed`: requests without an answer, or with an unexpected status of 400 or more. `error_rate`: requests whose status or
   * body is not what the contract promises. `memory_growth`: by how much a service's mean memory in the last quarter exceeds that in the second.
   */
  readonly metric: 'p95' | 'p99' | 'http_req_failed' | 'error_rate' | 'memory_growth';
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
