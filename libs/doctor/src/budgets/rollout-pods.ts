/**
 * What the number of a Deployment's pods follows from while a rollout replaces them.
 *
 * @internal
 */
export interface Rollout {
  /** Most pods that are wanted at once. */
  readonly max: number;
  /** Pods that it may start beyond them: `maxSurge` as a count. */
  readonly surge: number;
  /** Of them, those that may be missing: `maxUnavailable` as a count. */
  readonly unavailable: number;
  readonly minReadySeconds: number;
  readonly progressDeadlineSeconds: number;
  /** Of a pod: how long it may terminate. */
  readonly gracePeriodSeconds: number;
  /** Pods that an autoscaler may take away within the grace period, and start again. */
  readonly scaledDown: number;
}

/**
 * A number of pods, with the sum that it is.
 *
 * @internal
 */
export interface RolloutPods {
  readonly pods: number;
  /** `(50 + 5 new + 5 leaving + 1 scaled down)`, or `(10 old + 10 new)`. */
  readonly arithmetic: string;
}

/**
 * Whether a rollout waits, step by step, until the pods of the step before have terminated: `minReadySeconds` as long as their grace
 * period. Above `progressDeadlineSeconds` the API server takes no such Deployment.
 *
 * @internal
 */
export function isPaced({
  minReadySeconds,
  progressDeadlineSeconds,
  gracePeriodSeconds,
}: Pick<Rollout, 'minReadySeconds' | 'progressDeadlineSeconds' | 'gracePeriodSeconds'>): boolean {
  return minReadySeconds >= gracePeriodSeconds && minReadySeconds < progressDeadlineSeconds;
}

/**
 * Most pods of a Deployment that exist at once in one rollout at full scale, those that terminate included. A Deployment does not wait
 * for them (KEP-3973): where new pods get ready before old ones have terminated, all old and all new exist together (measured: 20
 * replicas, `maxSurge` 1 and 40 s to stop are 40 pods). A paced rollout has one step of new pods, and one of those that they replace.
 *
 * Not counted: each further rollout or rollback that starts within the grace period adds up to `max` more, a paced one up to one more
 * surge.
 *
 * @see https://github.com/kubernetes/enhancements/tree/master/keps/sig-apps/3973-consider-terminating-pods-deployment
 *
 * @internal
 */
export function countRolloutPods(rollout: Rollout): RolloutPods {
  const { max, surge, unavailable, scaledDown } = rollout;
  const leaving = surge + unavailable;
  const scaled = scaledDown > 0 ? ` + ${scaledDown} scaled down` : '';
  if (max === 0) return { pods: 0, arithmetic: '0' };
  if (!isPaced(rollout) || surge + leaving >= max) return { pods: 2 * max + scaledDown, arithmetic: `(${max} old + ${max} new${scaled})` };
  return { pods: max + surge + leaving + scaledDown, arithmetic: `(${max} + ${surge} new + ${leaving} leaving${scaled})` };
}
