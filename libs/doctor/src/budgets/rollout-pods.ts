/** What a rolling update of a Deployment follows from, in pods. */
export interface RollingUpdate {
  /** Pods that it runs at full scale. */
  readonly max: number;
  /** Pods that one step adds before it takes any away (`maxSurge`). */
  readonly surge: number;
  /**
   * Pods that may be missing meanwhile (`maxUnavailable`).
   *
   * @default 0
   */
  readonly unavailable?: number;
}

/**
 * Most pods that exist in the middle of a rolling update at full scale: `max + surge` new + as many as leave in one step. A Deployment
 * stops counting a pod that terminates (KEP-3973), so those of one step, up to `surge + unavailable`, still run beside their successors.
 *
 * @internal
 */
export function rolloutPods({ max, surge, unavailable = 0 }: RollingUpdate): number {
  return max + surge + leavingPods({ surge, unavailable });
}

/** Pods that leave in one step of a rolling update. */
export function leavingPods({ surge, unavailable = 0 }: Pick<RollingUpdate, 'surge' | 'unavailable'>): number {
  return surge + unavailable;
}
