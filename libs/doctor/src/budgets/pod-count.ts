import type { Evidence } from '../finding/finding';
import { findCount } from '../read/int-or-percent';
import type { Inventory } from '../read/inventory';
import type { Workload } from '../read/workload';
import { leavingPods, rolloutPods } from './rollout-pods';

/** A number of pods, and what it follows from. */
export interface PodCount {
  readonly pods: number;
  /** `10`, or `(10 + 1 new + 1 leaving)`. */
  readonly arithmetic: string;
  /** Where the numbers stand. */
  readonly evidence: readonly Evidence[];
}

/** What a Deployment does when it says nothing (API reference, RollingUpdateDeployment v1 apps). */
const ROLLING_UPDATE_DEFAULTS = Object.freeze({ maxSurge: '25%', maxUnavailable: '25%' });

/** Fewest pods that a workload keeps running: its autoscaler's minimum, or its replicas. */
export function fewestPods(workload: Workload, inventory: Inventory): PodCount {
  const [autoscaler] = inventory.autoscalersOf(workload);
  if (!autoscaler) return steadyPods(workload);
  const says = `runs at least ${autoscaler.min}`;
  return count(autoscaler.min, [{ resource: autoscaler.reference, path: 'spec.minReplicas', says }]);
}

/**
 * Most pods that exist at once, in the middle of a rolling update at full scale ({@link rolloutPods}). A StatefulSet starts no pod before its predecessor of the same name is gone, and `Recreate` none before all are.
 */
export function mostPods(workload: Workload, inventory: Inventory): PodCount {
  const steady = mostSteadyPods(workload, inventory);
  const { reference, spec } = workload;
  if (reference.kind !== 'Deployment' || spec.strategy?.type === 'Recreate' || steady.pods === 0) return steady;
  const { surge, unavailable } = rollingUpdate(workload, steady.pods);
  const leaving = leavingPods({ surge, unavailable });
  const path = 'spec.strategy.rollingUpdate';
  return {
    pods: rolloutPods({ max: steady.pods, surge, unavailable }),
    arithmetic: `(${steady.pods} + ${surge} new + ${leaving} leaving)`,
    evidence: [...steady.evidence, { resource: reference, path, says: `replaces ${leaving} at a time, ${surge} of them ahead` }],
  };
}

/** Pods that one step of a rolling update adds and takes away. Where both come to nothing, one may be missing, or no update would ever end. */
function rollingUpdate({ spec }: Workload, pods: number): { readonly surge: number; readonly unavailable: number } {
  const { maxSurge, maxUnavailable } = { ...ROLLING_UPDATE_DEFAULTS, ...spec.strategy?.rollingUpdate };
  const surge = findCount(maxSurge, pods, 'up') ?? 0;
  const unavailable = findCount(maxUnavailable, pods, 'down') ?? 0;
  return { surge, unavailable: surge + unavailable === 0 ? 1 : Math.min(unavailable, pods) };
}

function mostSteadyPods(workload: Workload, inventory: Inventory): PodCount {
  const [autoscaler] = [...inventory.autoscalersOf(workload)].sort((a, b) => b.max - a.max);
  if (!autoscaler) return steadyPods(workload);
  return count(autoscaler.max, [{ resource: autoscaler.reference, path: 'spec.maxReplicas', says: `runs up to ${autoscaler.max}` }]);
}

/** What a workload without an autoscaler runs. A DaemonSet counts as one pod: how many nodes there are, no manifest says. */
function steadyPods({ reference, spec }: Workload): PodCount {
  switch (reference.kind) {
    case 'Pod':
      return count(1, []);
    case 'DaemonSet':
      return { ...count(1, []), arithmetic: '1 (for each node)' };
    case 'Job':
    case 'CronJob':
      return count(spec.parallelism ?? 1, [{ resource: reference, path: 'spec.parallelism', says: `runs ${spec.parallelism ?? 1}` }]);
    default:
      return count(spec.replicas ?? 1, [{ resource: reference, path: 'spec.replicas', says: `runs ${spec.replicas ?? 1}` }]);
  }
}

function count(pods: number, evidence: readonly Evidence[]): PodCount {
  return { pods, arithmetic: String(pods), evidence };
}
