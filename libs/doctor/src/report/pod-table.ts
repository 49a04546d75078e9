import { mostPods } from '../budgets/pod-count';
import { formatReference } from '../finding/resource-reference';
import type { Inventory } from '../read/inventory';
import { judgeEach } from '../read/schema/unread-field';

/** How many pods every budget counts for one workload. */
export interface PodRow {
  /** `Deployment shop/users`. */
  readonly workload: string;
  /** Most that exist at once in one rollout at full scale, those that terminate included. */
  readonly most: number;
  /** What `most` follows from: `(50 + 5 new + 5 leaving)`. */
  readonly arithmetic: string;
}

/** The most pods of every workload of which it can be told, in order of kind, namespace and name. */
export function tabulatePods(inventory: Inventory): readonly PodRow[] {
  return judgeEach(inventory.workloads, (workload) => {
    const { pods, arithmetic } = mostPods(workload, inventory);
    return [{ workload: formatReference(workload.reference), most: pods, arithmetic }];
  });
}
