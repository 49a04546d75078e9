import type { Rollout } from 'fairlead/doctor';
import type { RollingScope } from '../graph/scope';
import { findLargest } from './find-largest';

type Rolling = Pick<RollingScope, 'rolloutNumbers' | 'rolloutWith'>;

/** Whether a store bears a client with another rollout. */
type Fits = (rollout: Rollout) => boolean;

/**
 * Which number of one client's rollout to change so that its store bears it: its surge, or the time in which its pods stop, as long as
 * which a paced rollout waits and an autoscaler may take pods away.
 *
 * @returns nothing where no such number is enough
 */
export function findRolloutAdvice(name: string, rolling: Rolling, fits: Fits): string | undefined {
  return adviseSurge(name, rolling, fits) ?? adviseStop(name, rolling, fits);
}

function adviseSurge(name: string, { rolloutNumbers, rolloutWith }: Rolling, fits: Fits): string | undefined {
  const { surge: given, ...others } = rolloutNumbers;
  const common = rolloutWith(others);
  if (given !== undefined && fits(common)) return `leave surge of ${name} out, which then is ${common.surge}`;
  const surge = findLargest(1, (given ?? common.surge) - 1, (value) => fits(rolloutWith({ ...others, surge: value })));
  return surge === undefined ? undefined : `write surge: ${surge} for ${name}`;
}

function adviseStop(name: string, { rolloutNumbers, rolloutWith }: Rolling, fits: Fits): string | undefined {
  const { gracePeriodSeconds: given } = rolloutNumbers;
  const seconds = findLargest(1, given - 1, (gracePeriodSeconds) => fits(rolloutWith({ ...rolloutNumbers, gracePeriodSeconds })));
  if (seconds === undefined) return undefined;
  return `let pods of ${name} stop within ${seconds} s in place of ${given}, by its shutdown or terminationGracePeriodSeconds`;
}
