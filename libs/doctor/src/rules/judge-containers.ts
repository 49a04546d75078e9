import type { Inventory } from '../read/inventory';
import { allContainers, type PlacedContainer, type PodSpec, servingContainers } from '../read/pod-spec';
import { judgeEach } from '../read/schema/unread-field';
import type { Workload } from '../read/workload';

type Judge<T> = (placed: PlacedContainer, workload: Workload) => readonly T[];

/** What is found in each container that runs as long as its pod. */
export function judgeServing<T>(inventory: Inventory, judge: Judge<T>): readonly T[] {
  return judgeContainers(inventory, servingContainers, judge);
}

/** What is found in each container, those that initialize a pod included. */
export function judgeAll<T>(inventory: Inventory, judge: Judge<T>): readonly T[] {
  return judgeContainers(inventory, allContainers, judge);
}

function judgeContainers<T>({ workloads }: Inventory, list: (pod: PodSpec) => readonly PlacedContainer[], judge: Judge<T>): readonly T[] {
  return judgeEach(workloads, (workload) => judgeEach(list(workload.pod), (placed) => judge(placed, workload)));
}
