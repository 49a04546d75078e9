import type { Expiry } from '../database/expiry-watch';
import type { Verification } from '../database/verification';
import type { EngineResult } from '../engine/engine';
import type { MachineUsage } from '../machine/machine-watch';
import type { ProcessorShare } from '../machine/share-processors';
import type { ServiceUsage } from '../metrics/service-usage';
import type { ThresholdResult } from './check-thresholds';

/** Everything that a run has shown, as plain data: what `report.json` holds, and all other reports are made of. */
export interface Report extends Omit<EngineResult, 'stored'> {
  readonly scenario: string;
  readonly description: string;
  /** `1000 clients for 30 s` */
  readonly load: string;
  readonly target: { readonly url: string; readonly service: string; readonly version: string };
  readonly machine: MachineUsage & { readonly description: string };
  /** RFC 3339 UTC. */
  readonly startedAt: string;
  /** Whether it was ended before its time. */
  readonly isCutShort: boolean;
  readonly thresholds: readonly ThresholdResult[];
  readonly services: readonly ServiceUsage[];
  /** Who used the processors of this machine. */
  readonly processors: readonly ProcessorShare[];
  /** What held the run back, one sentence. */
  readonly limitedBy: string;
  /** How many clients the processors allow; missing where they were not the limit. */
  readonly capacity?: string;
  readonly verification?: Verification;
  readonly expiry?: Expiry;
}

/** Whether every threshold held, what was acknowledged is stored, and what is stored expires. */
export function isPassed({ thresholds, verification, expiry }: Pick<Report, 'thresholds' | 'verification' | 'expiry'>): boolean {
  return thresholds.every(({ ok }) => ok) && verification?.ok !== false && expiry?.ok !== false;
}
