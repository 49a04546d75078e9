import type { Evidence } from '../finding/finding';
import type { Inventory } from '../read/inventory';
import type { Workload } from '../read/workload';

/** A number of pods, and what it follows from. */
export interface PodCount {
  readonly pods: number;
  /** `10`, or `(10 old + 10 new)`. */
  readonly arithmetic: string;
  /** Where the numbers stand. */
  readonly evidence: readonly Evidence[];
}

/** Fewest pods that a workload keeps running: its autoscaler's minimum, or its replicas. */
export function fewestPods(workload: Workload, inventory: Inventory): PodCount {
  const [autoscaler] = inventory.autoscalersOf(workload);
  if (!autoscaler) return steadyPods(workload);
  const says = `runs at least ${autoscaler.min}`;
  return count(autoscaler.min, [{ resource: autoscaler.reference, path: 'spec.minReplicas', says }]);
}

/** Most pods that a workload keeps running: its largest autoscaler's maximum, or its replicas. */
export function mostSteadyPods(workload: Workload, inventory: Inventory): PodCount {
  const autoscaler = inventory.largestAutoscalerOf(workload);
  if (!autoscaler) return steadyPods(workload);
  return count(autoscaler.max, [{ resource: autoscaler.reference, path: 'spec.maxReplicas', says: `runs up to ${autoscaler.max}` }]);
}

/**
 * What a workload without an autoscaler runs. One on each node counts as one pod: how many nodes there are, no manifest says.
 *
 * @throws UnreadField when the manifest of its kind does not tell
 */
function steadyPods({ reference, kind, replicas = 1 }: Workload): PodCount {
  if (kind.replicas === 'one-per-node') return { ...count(1, []), arithmetic: '1 (for each node)' };
  const evidence =
    kind.replicas === undefined || kind.replicas === 'one' ? [] : [{ resource: reference, path: kind.replicas, says: `runs ${replicas}` }];
  return count(replicas, evidence);
}

function count(pods: number, evidence: readonly Evidence[]): PodCount {
  return { pods, arithmetic: String(pods), evidence };
}
