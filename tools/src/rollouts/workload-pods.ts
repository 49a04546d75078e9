import type { PodChange } from './pod-change';

/** A number of pods, and the change that brought it. */
export interface Extreme {
  readonly pods: number;
  readonly change?: PodChange;
}

/** The pods of one workload, change by change. */
export class WorkloadPods {
  /** Fewest that were ready at once since {@link restart}. */
  fewestReady: Extreme = { pods: 0 };
  /** Most that existed at once since {@link restart}, those that terminate included. */
  mostPods: Extreme = { pods: 0 };
  /** Those that were told to stop since {@link restart}. */
  replaced = 0;
  private readonly pods = new Map<string, PodChange>();

  /** Counts from here on. */
  restart(): void {
    this.fewestReady = { pods: this.countReady() };
    this.mostPods = { pods: this.pods.size };
    this.replaced = 0;
  }

  apply(change: PodChange): void {
    const wasTerminating = this.pods.get(change.pod)?.isTerminating ?? false;
    if (change.type === 'DELETED') this.pods.delete(change.pod);
    else this.pods.set(change.pod, change);

    if ((change.type === 'DELETED' || change.isTerminating) && !wasTerminating) this.replaced += 1;
    if (this.countReady() < this.fewestReady.pods) this.fewestReady = { pods: this.countReady(), change };
    if (this.pods.size > this.mostPods.pods) this.mostPods = { pods: this.pods.size, change };
  }

  private countReady(): number {
    return [...this.pods.values()].filter(({ isReady, isTerminating }) => isReady && !isTerminating).length;
  }
}

/** The pods of each workload that changed, by its name, after all changes; those after the first `since` of them are counted. */
export function countPods(changes: readonly PodChange[], since: number): ReadonlyMap<string, WorkloadPods> {
  const workloads = new Map(changes.map(({ workload }) => [workload, new WorkloadPods()]));
  const apply = (change: PodChange) => workloads.get(change.workload)?.apply(change);
  changes.slice(0, since).forEach(apply);
  workloads.forEach((workload) => workload.restart());
  changes.slice(since).forEach(apply);
  return workloads;
}
