import type { Rollout } from '../src/budgets/rollout-pods';

/** Used by tests only: a Deployment's controller, second by second, with pods that take their whole grace period to terminate. */

interface Pod {
  readonly isNew: boolean;
  readonly availableAt: number;
  terminatesUntil?: number;
}

/** What happens when: the same for the same seed. */
export interface Timing {
  /** Each new pod gets ready at a time of its own, none later. */
  readonly slowestStartSeconds: number;
  /** Second of the rollout in which an autoscaler takes pods away and starts them again. */
  readonly scaledDownAt: number;
  readonly seed: number;
}

/** Most pods that exist at once while all of a Deployment's pods are replaced. */
export function mostPodsSeen(rollout: Rollout, timing: Timing): number {
  const startSeconds = startTimes(timing);
  let pods = repeat(rollout.max, (): Pod => ({ isNew: false, availableAt: 0 }));
  let most = 0;
  for (let now = 0; pods.some(({ isNew }) => !isNew); now += 1) {
    if (now === timing.scaledDownAt) pods.push(...scaledDown(rollout, now));
    pods = pods.filter(({ terminatesUntil = Infinity }) => terminatesUntil > now);
    pods.push(...startNew(pods, rollout, () => now + startSeconds() + rollout.minReadySeconds));
    stopOld(pods, rollout, now);
    pods.push(...startNew(pods, rollout, () => now + startSeconds() + rollout.minReadySeconds));
    most = Math.max(most, pods.length);
  }
  return most;
}

function scaledDown({ scaledDown, gracePeriodSeconds }: Rollout, now: number): readonly Pod[] {
  return repeat(scaledDown, () => ({ isNew: false, availableAt: 0, terminatesUntil: now + gracePeriodSeconds }));
}

/** Up to `max` new ones, and up to `max` + `surge` in all that do not terminate. */
function startNew(pods: readonly Pod[], { max, surge }: Rollout, availableAt: () => number): readonly Pod[] {
  const running = pods.filter(isRunning);
  const missing = max - running.filter(({ isNew }) => isNew).length;
  return repeat(Math.min(missing, max + surge - running.length), () => ({ isNew: true, availableAt: availableAt() }));
}

/** As long as `max` - `unavailable` stay available. */
function stopOld(pods: readonly Pod[], { max, unavailable, gracePeriodSeconds }: Rollout, now: number): void {
  const running = pods.filter(isRunning);
  const available = running.filter(({ availableAt }) => availableAt <= now);
  const old = running.filter(({ isNew }) => !isNew);
  for (const pod of old.slice(0, Math.max(0, available.length - (max - unavailable)))) pod.terminatesUntil = now + gracePeriodSeconds;
}

const isRunning = ({ terminatesUntil }: Pod) => terminatesUntil === undefined;

function repeat<Item>(count: number, create: () => Item): Item[] {
  return Array.from({ length: Math.max(0, count) }, create);
}

/** A linear congruential generator (Numerical Recipes). */
function startTimes({ slowestStartSeconds, seed }: Timing): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * (slowestStartSeconds + 1));
  };
}
