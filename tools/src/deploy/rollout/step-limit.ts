import { PROGRESS_DEADLINE_SECONDS } from 'fairlead/doctor';
import type { Workload } from './workload';

/** What an image may take to get to its node. */
const PULL_SECONDS = 60;

/** What one step of a rollout may take. */
export interface StepLimitProps {
  /** How long a pod may take to start, as its budget says: by `shop-dev/api-gateway`. */
  readonly startupSeconds: Readonly<Record<string, number>>;
  /** All workloads of the set. */
  readonly workloads: readonly Workload[];
}

/**
 * How long a rollout may stand still, in seconds: what one step of it takes at most. A pod is pulled and starts within the time that its
 * budget gives it, and counts once it has been ready for `minReadySeconds`. One with an init container waits for a store before that.
 */
export function stepLimit(workload: Workload, { startupSeconds, workloads }: StepLimitProps): number {
  const startOf = ({ metadata: { namespace, name } }: Workload) => startupSeconds[`${namespace}/${name}`] ?? PROGRESS_DEADLINE_SECONDS;
  const { minReadySeconds = 0, template } = workload.spec;
  const stores = workloads.filter((other) => other !== workload && other.kind === 'StatefulSet');
  const awaited = template?.spec?.initContainers?.length ? Math.max(0, ...stores.map(startOf)) : 0;
  return PULL_SECONDS + awaited + startOf(workload) + minReadySeconds;
}
