import { findCount } from '../read/quantities/int-or-percent';
import type { Inventory } from '../read/inventory';
import { GRACE_PERIOD_SECONDS } from '../read/pod-spec';
import { PROGRESS_DEADLINE_SECONDS, type Workload } from '../read/workload';
import type { Rollout } from './rollout-pods';
import { countScaledDown } from './scaled-down-pods';
import { mostSteadyPods } from './steady-pods';

/** What a Deployment does when it says nothing (API reference, RollingUpdateDeployment v1 apps). */
const ROLLING_UPDATE_DEFAULTS = Object.freeze({ maxSurge: '25%', maxUnavailable: '25%' });

/**
 * What a Deployment's rollout does to its pods at full scale. Nothing where pods of two revisions never meet: a StatefulSet starts none
 * before its predecessor of the same name is gone, and `Recreate` none before all are.
 */
export function findRollout(workload: Workload, inventory: Inventory): Rollout | undefined {
  const { reference, spec, pod } = workload;
  if (reference.kind !== 'Deployment' || spec.strategy?.type === 'Recreate') return undefined;
  const max = mostSteadyPods(workload, inventory).pods;
  const autoscaler = inventory.largestAutoscalerOf(workload);
  const gracePeriodSeconds = pod.terminationGracePeriodSeconds ?? GRACE_PERIOD_SECONDS;
  return {
    max,
    ...readStep(workload, max),
    minReadySeconds: spec.minReadySeconds ?? 0,
    progressDeadlineSeconds: spec.progressDeadlineSeconds ?? PROGRESS_DEADLINE_SECONDS,
    gracePeriodSeconds,
    scaledDown: autoscaler ? countScaledDown(autoscaler, gracePeriodSeconds) : 0,
  };
}

/** Pods that one step adds and takes away. Where both come to nothing, one may be missing, or no rollout would ever end. */
export function readStep({ spec }: Workload, pods: number): Pick<Rollout, 'surge' | 'unavailable'> {
  const { maxSurge, maxUnavailable } = { ...ROLLING_UPDATE_DEFAULTS, ...spec.strategy?.rollingUpdate };
  const surge = findCount(maxSurge, pods, 'up') ?? 0;
  const unavailable = findCount(maxUnavailable, pods, 'down') ?? 0;
  return { surge, unavailable: surge + unavailable === 0 ? 1 : Math.min(unavailable, pods) };
}
