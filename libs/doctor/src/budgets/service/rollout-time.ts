import type { BudgetCheck } from '../budget';
import { findRollout } from '../find-rollout';
import { isPaced } from '../rollout-pods';
import { countOf } from '../../finding/count-of';
import { formatOwner } from '../../finding/resource-reference';
import type { Inventory } from '../../read/inventory';
import type { Workload } from '../../read/workload';

/**
 * Shows how long a paced rollout takes at full scale, beside the time in which its pods start, and a rollback as long: each step waits
 * for `minReadySeconds`. Nothing bounds it. How long an unpaced one takes follows from how fast pods start alone.
 */
export function showRolloutTime(workload: Workload, inventory: Inventory): BudgetCheck {
  const rollout = findRollout(workload, inventory);
  if (!rollout || rollout.max === 0 || !isPaced(rollout)) return { lines: [], findings: [] };
  const { max, surge, unavailable, minReadySeconds } = rollout;
  const perStep = Math.min(max, surge + unavailable);
  const steps = Math.ceil(max / perStep);
  const used = steps * minReadySeconds;
  const arithmetic = `${countOf(steps, 'step')} of ${countOf(perStep, 'pod')} x ${minReadySeconds} s = ${used}`;
  return {
    lines: [{ owner: formatOwner(workload.reference), name: 'rollout or rollback', used, unit: 's', arithmetic, ok: true }],
    findings: [],
  };
}
