import { mean } from 'simple-statistics';
import type { RequestStatistics } from '../engine/engine';
import type { ServiceUsage } from '../metrics/service-usage';
import type { Threshold } from '../scenario/threshold';

/** A threshold and what was measured. */
export interface ThresholdResult extends Threshold {
  readonly measured: number;
  readonly ok: boolean;
}

/** Holds a run to its thresholds. A run without a single answer breaks those on latency. */
export function checkThresholds(
  thresholds: readonly Threshold[],
  total: RequestStatistics,
  services: readonly Pick<ServiceUsage, 'points'>[],
): readonly ThresholdResult[] {
  return thresholds.map((threshold) => {
    const measured = measure(threshold.metric, total, services);
    return {
      ...threshold,
      measured,
      ok: total.requests > 0 && (threshold.isLimitAllowed ? measured <= threshold.limit : measured < threshold.limit),
    };
  });
}

function measure(
  metric: Threshold['metric'],
  { requests, failed, faulty, latencyMs }: RequestStatistics,
  services: readonly Pick<ServiceUsage, 'points'>[],
): number {
  switch (metric) {
    case 'p95':
    case 'p99':
      return latencyMs[metric];
    case 'http_req_failed':
      return failed / Math.max(1, requests);
    case 'error_rate':
      return faulty / Math.max(1, requests);
    case 'memory_growth':
      return Math.max(0, ...services.map(({ points }) => memoryGrowth(points)));
  }
}

/** The first quarter of a run fills caches and heaps; what still grows afterwards leaks. */
function memoryGrowth(points: ServiceUsage['points']): number {
  const quarter = Math.floor(points.length / 4);
  if (quarter === 0) return 0;
  const memoryMiB = points.map((point) => point.memoryMiB);
  return mean(memoryMiB.slice(-quarter)) / mean(memoryMiB.slice(quarter, 2 * quarter)) - 1;
}
