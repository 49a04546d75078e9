import type { Autoscaler, ScaleDown, ScaleDownPolicy } from '../read/scaling/autoscaler';

/**
 * Most pods that an autoscaler takes away within a grace period: `pods x ⌈grace ÷ period⌉` of each policy. What it starts again in the
 * meantime exists beside them. It takes no more than lies between its bounds, and falls from one to the other again only after its
 * stabilization window.
 *
 * @internal
 */
export function countScaledDown(
  { min, max, scaleDown }: Pick<Autoscaler, 'min' | 'max' | 'scaleDown'>,
  gracePeriodSeconds: number,
): number {
  const range = Math.max(0, max - min);
  if (range === 0 || gracePeriodSeconds === 0) return 0;
  const falls = Math.ceil(gracePeriodSeconds / scaleDown.stabilizationSeconds);
  return Math.min(allowedPods(scaleDown, max, gracePeriodSeconds), range * falls);
}

/** Under `Max` each policy lets pods go that another holds back, so all of them count. */
function allowedPods({ selectPolicy, policies }: ScaleDown, max: number, seconds: number): number {
  const each = policies.map((policy) => podsOf(policy, max) * Math.ceil(seconds / policy.periodSeconds));
  if (selectPolicy === 'Disabled') return 0;
  return selectPolicy === 'Min' ? Math.min(...each) : each.reduce((sum, pods) => sum + pods, 0);
}

function podsOf({ type, value }: ScaleDownPolicy, max: number): number {
  return type === 'Percent' ? Math.ceil((max * value) / 100) : value;
}
