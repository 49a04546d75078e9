import { PROGRESS_DEADLINE_SECONDS } from 'fairlead/doctor';
import { isJob, type Workload } from './workload';

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
 * budget gives it, and counts once it has been ready for `minReadySeconds`. One with an init container waits for a store before that, or for
 * a Job, which ends within the time that it has for all of its tries.
 */
export function stepLimit(workload: Workload, { startupSeconds, workloads }: StepLimitProps): number {
  const startOf = ({ metadata: { namespace, name }, spec }: Workload) =>
    spec.activeDeadlineSeconds ?? startupSeconds[`${namespace}/${name}`] ?? PROGRESS_DEADLINE_SECONDS;
  const { minReadySeconds = 0 } = workload.spec;
  const awaited = workloads.filter((other) => other !== workload && isAwaited(other, workload)).map(startOf);
  return PULL_SECONDS + Math.max(0, ...awaited) + startOf(workload) + minReadySeconds;
}

/** Which store an init container waits for, it does not say in words that are for machines: the slowest one. */
function isAwaited(other: Workload, { spec: { template } }: Workload): boolean {
  const { initContainers = [] } = template?.spec ?? {};
  if (isJob(other)) return initContainers.some(({ command = [] }) => command.includes(`job/${other.metadata.name}`));
  return other.kind === 'StatefulSet' && initContainers.length > 0;
}
