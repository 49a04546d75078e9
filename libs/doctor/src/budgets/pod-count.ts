import type { Evidence } from '../finding/finding';
import type { Inventory } from '../read/inventory';
import type { Workload } from '../read/workload';
import { findRollout } from './find-rollout';
import { countRolloutPods, isPaced, type Rollout } from './rollout-pods';
import { countRuns } from './cron-runs';
import { mostSteadyPods, type PodCount } from './steady-pods';

/** Most pods of a workload that exist at once, in the middle of a rollout at full scale, those that terminate included. */
export function mostPods(workload: Workload, inventory: Inventory): PodCount {
  const steady = mostSteadyPods(workload, inventory);
  if (workload.reference.kind === 'CronJob') return countRuns(workload, steady);
  const rollout = findRollout(workload, inventory);
  if (!rollout || rollout.max === 0) return steady;
  return { ...countRolloutPods(rollout), evidence: [...steady.evidence, ...evidenceOf(rollout, workload, inventory)] };
}

/**
 * Pods without which a rollout at full scale never ends: one beyond the steady ones, for an old one leaves as soon as a new one is ready.
 * The rest of a surge waits until there is room. None where some may be missing, for those make room.
 */
export function neededPods(workload: Workload, inventory: Inventory): number {
  const { surge, unavailable } = findRollout(workload, inventory) ?? { surge: 0, unavailable: 0 };
  const steady = mostSteadyPods(workload, inventory).pods;
  return steady === 0 || unavailable > 0 ? steady : steady + Math.min(surge, 1);
}

function evidenceOf(rollout: Rollout, { reference, podPath }: Workload, inventory: Inventory): readonly Evidence[] {
  const { surge, unavailable, minReadySeconds, gracePeriodSeconds, scaledDown } = rollout;
  const pace = isPaced(rollout) ? 'as long as' : 'so that new pods do not wait for';
  const autoscaler = inventory.largestAutoscalerOf({ reference });
  return [
    {
      resource: reference,
      path: 'spec.strategy.rollingUpdate',
      says: `replaces ${surge + unavailable} at a time, ${surge} of them ahead`,
    },
    {
      resource: reference,
      path: 'spec.minReadySeconds',
      says: `is ${minReadySeconds}, ${pace} the ${gracePeriodSeconds} s of ${podPath}.terminationGracePeriodSeconds`,
    },
    ...(autoscaler && scaledDown > 0
      ? [{ resource: autoscaler.reference, path: 'spec.behavior.scaleDown', says: `takes ${scaledDown} away in that time` }]
      : []),
  ];
}
