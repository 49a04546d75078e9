import type { Workload } from '../workload';

/** What a selector picks out of a namespace: a workload, and whether all of its pods. */
export interface SelectedWorkload {
  readonly workload: Workload;
  readonly isWhole: boolean;
}
