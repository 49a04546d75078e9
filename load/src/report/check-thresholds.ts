import type { EngineResult } from '../engine/engine';
import type { ServiceUsage } from '../metrics/service-usage';
import type { Threshold } from '../scenario/threshold';
import { measureGrowth } from './measure-growth';

/** What a run is judged by. */
export interface Measured extends Pick<EngineResult, 'total' | 'dropped' | 'points'> {
  readonly services: readonly Pick<ServiceUsage, 'points'>[];
}

/** A threshold and what was measured. */
export interface ThresholdResult extends Threshold {
  readonly measured: number;
  readonly ok: boolean;
}

/** Holds a run to its thresholds. A run without a single answer breaks those on latency. */
export function checkThresholds(thresholds: readonly Threshold[], run: Measured): readonly ThresholdResult[] {
  return thresholds.map((threshold) => {
    const measured = measure(threshold.metric, run);
    return {
      ...threshold,
      measured,
      ok: isMeasured(threshold, run) && (threshold.isLimitAllowed ? measured <= threshold.limit : measured < threshold.limit),
    };
  });
}

function isMeasured({ metric }: Threshold, { total }: Measured): boolean {
  return metric === 'p95' || metric === 'p99' ? total.latencyMs.max > 0 : total.requests > 0;
}

function measure(metric: Threshold['metric'], { total, dropped, points, services }: Measured): number {
  const { requests, failed, faulty, latencyMs } = total;
  const worstGrowth = (field: 'memoryMiB' | 'openFiles') =>
    Math.max(0, ...services.map((service) => measureGrowth(service.points.map((point) => point[field]))));
  switch (metric) {
    case 'p95':
    case 'p99':
      return latencyMs[metric];
    case 'http_req_failed':
      return failed / Math.max(1, requests);
    case 'error_rate':
      return faulty / Math.max(1, requests);
    case 'dropped_iterations':
      return dropped / Math.max(1, requests + dropped);
    case 'memory_growth':
      return worstGrowth('memoryMiB');
    case 'open_files_growth':
      return worstGrowth('openFiles');
    case 'latency_growth':
      return Math.max(0, measureGrowth(points.flatMap((point) => point.latencyMs?.p95 ?? [])));
  }
}
