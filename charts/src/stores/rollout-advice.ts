import type { Rollout } from 'fairlead/doctor';
import type { ServiceScope } from '../graph/scope';

type Client = Pick<ServiceScope, 'name' | 'rolloutNumbers' | 'rolloutWith'>;

/** Whether a store bears a client with another rollout. */
type Fits = (rollout: Rollout) => boolean;

/**
 * Which number of one client's rollout to change so that its store bears it: its surge, or the time in which its pods stop, as long as
 * which a paced rollout waits and an autoscaler may take pods away.
 *
 * @returns nothing where no such number is enough
 */
export function findRolloutAdvice(client: Client, fits: Fits): string | undefined {
  return adviseSurge(client, fits) ?? adviseStop(client, fits);
}

function adviseSurge({ name, rolloutNumbers, rolloutWith }: Client, fits: Fits): string | undefined {
  const { surge: given, ...others } = rolloutNumbers;
  const common = rolloutWith(others);
  if (given !== undefined && fits(common)) return `leave surge of ${name} out, which then is ${common.surge}`;
  const surge = findLargest((given ?? common.surge) - 1, (value) => fits(rolloutWith({ ...others, surge: value })));
  return surge === undefined ? undefined : `write surge: ${surge} for ${name}`;
}

function adviseStop({ name, rolloutNumbers, rolloutWith }: Client, fits: Fits): string | undefined {
  const { gracePeriodSeconds: given } = rolloutNumbers;
  const seconds = findLargest(given - 1, (gracePeriodSeconds) => fits(rolloutWith({ ...rolloutNumbers, gracePeriodSeconds })));
  if (seconds === undefined) return undefined;
  return `let pods of ${name} stop within ${seconds} s in place of ${given}, by its shutdown or terminationGracePeriodSeconds`;
}

/** By halves: what fits with a number fits with every smaller one. */
function findLargest(most: number, fits: (value: number) => boolean): number | undefined {
  if (most < 1 || !fits(1)) return undefined;
  let good = 1;
  let bad = most + 1;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (fits(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
