import type { Inventory } from '../../read/inventory';
import { allContainers, type PlacedContainer, type PodSpec, servingContainers } from '../../read/pod-spec';
import { judgeEach } from '../../read/schema/unread-field';
import type { Workload } from '../../read/workload';
import type { Fault } from '../rule';

type Judge = (placed: PlacedContainer, workload: Workload) => readonly Fault[];

/** What is found in each container that runs as long as its pod. */
export function judgeServing(inventory: Inventory, judge: Judge): readonly Fault[] {
  return judgeContainers(inventory, servingContainers, judge);
}

/** What is found in each container, those that initialize a pod included. */
export function judgeAll(inventory: Inventory, judge: Judge): readonly Fault[] {
  return judgeContainers(inventory, allContainers, judge);
}

function judgeContainers({ workloads }: Inventory, list: (pod: PodSpec) => readonly PlacedContainer[], judge: Judge): readonly Fault[] {
  return judgeEach(workloads, (workload) => judgeEach(list(workload.pod), (placed) => judge(placed, workload)));
}

/** `container web`, or its place where it has no name. */
export function nameContainer({ container, path }: PlacedContainer): string {
  return `container ${container.name ?? path}`;
}
