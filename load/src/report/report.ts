import type { Measured, Point } from '../engine/engine';
import type { MachineUsage } from '../machine/machine-watch';
import type { ServiceUsage } from '../metrics/service-usage';
import type { ThresholdResult } from './check-thresholds';
import type { Verification } from '../database/verification';

/** Everything that a run has shown, as plain data: what `report.json` holds, and all other reports are made of. */
export interface Report {
  readonly scenario: string;
  readonly description: string;
  /** `1000 clients for 30 s` */
  readonly load: string;
  /** `wrk` */
  readonly engine: string;
  readonly target: { readonly url: string; readonly service: string; readonly version: string };
  readonly machine: MachineUsage & { readonly description: string };
  /** RFC 3339 UTC. */
  readonly startedAt: string;
  readonly durationS: number;
  /** Whether it was ended before its time. */
  readonly isCutShort: boolean;
  readonly endpoints: readonly Measured[];
  readonly total: Measured;
  readonly thresholds: readonly ThresholdResult[];
  readonly points: readonly Point[];
  readonly services: readonly ServiceUsage[];
  /** What held the run back, one sentence. */
  readonly limitedBy: string;
  readonly verification?: Verification;
  /** Where the numbers come from, one sentence each. */
  readonly sources: readonly string[];
}

/** Whether every threshold held, and what was acknowledged is stored. */
export function isPassed({ thresholds, verification }: Pick<Report, 'thresholds' | 'verification'>): boolean {
  return thresholds.every(({ ok }) => ok) && verification?.ok !== false;
}
