import { countRolloutPods, countScaledDown, PROGRESS_DEADLINE_SECONDS, type Rollout } from 'fairlead/doctor';
import type { RolloutNumbers } from '../graph/scope';
import { maxPods, type Scale, SCALE_DOWN } from './scale';

/** What the rollouts of a Deployment follow from. */
export interface RolloutProps extends RolloutNumbers {
  readonly scale: Scale;
  /** Longest that a pod may take to start, in seconds. */
  readonly startupSeconds: number;
}

/** Every literal of this file. A tenth at a time is ten steps, however many pods there are. */
export const ROLLOUT_DEFAULTS = Object.freeze({ surge: 1, pacedSurgeShare: 0.1 });

/** A rollout that replaces pods as fast as new ones get ready. */
export function unpacedRollout(props: RolloutProps): Rollout {
  return derive(props, props.surge ?? ROLLOUT_DEFAULTS.surge, 0);
}

/** A rollout that waits, step by step, until the pods that it replaces have terminated. */
export function pacedRollout(props: RolloutProps): Rollout {
  const surge = props.surge ?? Math.ceil(maxPods(props.scale) * ROLLOUT_DEFAULTS.pacedSurgeShare);
  return derive(props, surge, props.gracePeriodSeconds);
}

/** Of both the one that has fewer pods. */
export function fewestRollout(props: RolloutProps): Rollout {
  const [paced, unpaced] = [pacedRollout(props), unpacedRollout(props)];
  return countRolloutPods(paced).pods < countRolloutPods(unpaced).pods ? paced : unpaced;
}

/** Seconds without progress after which a rollout has failed, whose longest step takes so long. */
export function progressDeadlineSeconds(longestStep: number): number {
  return longestStep < PROGRESS_DEADLINE_SECONDS ? PROGRESS_DEADLINE_SECONDS : 2 * longestStep;
}

function derive({ scale, gracePeriodSeconds, startupSeconds }: RolloutProps, surge: number, minReadySeconds: number): Rollout {
  return {
    max: maxPods(scale),
    surge,
    unavailable: 0,
    minReadySeconds,
    progressDeadlineSeconds: progressDeadlineSeconds(startupSeconds + minReadySeconds),
    gracePeriodSeconds,
    scaledDown: scaledDown(scale, gracePeriodSeconds),
  };
}

function scaledDown(scale: Scale, gracePeriodSeconds: number): number {
  if (scale.kind === 'replicas') return 0;
  const { stabilizationSeconds, pods, periodSeconds } = { ...SCALE_DOWN, ...scale.scaleDown };
  const policies = [{ type: 'Pods', value: pods, periodSeconds }] as const;
  return countScaledDown({ ...scale, scaleDown: { stabilizationSeconds, selectPolicy: 'Max', policies } }, gracePeriodSeconds);
}
