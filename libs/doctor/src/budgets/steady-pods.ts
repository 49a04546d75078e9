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
  // How many nodes there are at most says nothing of how few.
  if (!autoscaler) return steadyPods(workload);
  const says = `runs at least ${autoscaler.min}`;
  return count(autoscaler.min, [{ resource: autoscaler.reference, path: 'spec.minReplicas', says }]);
}

/** Most pods that a workload keeps running: its largest autoscaler's maximum, or its replicas. */
export function mostSteadyPods(workload: Workload, inventory: Inventory): PodCount {
  const autoscaler = inventory.largestAutoscalerOf(workload);
  if (!autoscaler) return steadyPods(workload, inventory);
  return count(autoscaler.max, [{ resource: autoscaler.reference, path: 'spec.maxReplicas', says: `runs up to ${autoscaler.max}` }]);
}

/**
 * What a workload without an autoscaler runs. Where nobody says how many nodes there are, for no manifest does, one on each counts as one pod.
 *
 * @throws UnreadField when the manifest of its kind does not tell
 */
function steadyPods({ reference, kind, replicas = 1 }: Workload, { nodes }: Partial<Pick<Inventory, 'nodes'>> = {}): PodCount {
  if (kind.replicas === 'one-per-node')
    return nodes === undefined
      ? { ...count(1, []), arithmetic: '1 (for each node)' }
      : { ...count(nodes, []), arithmetic: `${nodes} (one for each node)` };
  const evidence =
    kind.replicas === undefined || kind.replicas === 'one' ? [] : [{ resource: reference, path: kind.replicas, says: `runs ${replicas}` }];
  return count(replicas, evidence);
}

function count(pods: number, evidence: readonly Evidence[]): PodCount {
  return { pods, arithmetic: String(pods), evidence };
}
