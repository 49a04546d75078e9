import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { findJavaHeap, type JavaHeap } from '../../../read/java/java-options';
import { findMemoryLimit, type MemoryLimit } from '../../../read/containers/memory-limit';
import { nameContainer, type PlacedContainer } from '../../../read/pod-spec';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';
import { judgeServing } from '../../judge-containers';

/** Share of a limit that Java needs beside its heap at least: classes, compiled code, threads and buffers. */
const LEAST_SHARE = 0.1;

/** Heap that leaves room: Java's own tuning guides name three quarters of what a container has. */
const ADVISED_SHARE = 0.75;

/** That it is Java follows from the option; that the heap grows to its bound, from the load. */
export const javaHeapExceedsMemory: Rule = {
  id: 'java-heap-exceeds-memory',
  says: 'the heap of a Java program may take all of its memory limit, or nearly all',
  why: 'Classes, compiled code, threads and buffers come beside the heap. At the limit the kernel kills the container with exit code 137, without an OutOfMemoryError in the log.',
  fix: 'Lower -Xmx to about three quarters of the limit, or say -XX:MaxRAMPercentage=75 in its place, which follows the limit.',
  find: (inventory) => judgeServing(inventory, (placed, workload) => judge(placed, workload, inventory)),
};

function judge(placed: PlacedContainer, workload: Workload, inventory: Inventory): readonly Fault[] {
  const memory = findMemoryLimit(workload, placed);
  const heap = memory && findJavaHeap(workload, placed, inventory);
  if (!heap) return [];
  const mebibytes = heap.mebibytes ?? ((heap.percent ?? 0) * memory.mebibytes) / 100;
  return mebibytes <= memory.mebibytes * (1 - LEAST_SHARE) ? [] : [faultOf(placed, workload, heap, memory, mebibytes >= memory.mebibytes)];
}

function faultOf(
  placed: PlacedContainer,
  { reference }: Workload,
  { option, percent, place, isRead, source }: JavaHeap,
  { mebibytes: limit, path }: MemoryLimit,
  isAll: boolean,
): Fault {
  const advised = percent === undefined ? `-Xmx${Math.floor(limit * ADVISED_SHARE)}m` : `-XX:MaxRAMPercentage=${ADVISED_SHARE * 100}`;
  return {
    severity: isAll && isRead ? 'error' : 'warning',
    certainty: 'likely',
    resource: reference,
    path,
    what: `${place} of ${nameContainer(placed)} in ${formatReference(reference)} says ${option}, and its memory limit is ${limit} MiB`,
    why: `${isRead ? '' : 'where the image hands it to Java, '}${isAll ? 'nothing is left' : `less than ${LEAST_SHARE * 100} % is left`} for classes, compiled code, threads and buffers, so the kernel kills it before its heap is full`,
    fix: `write ${advised} in place of ${option}, or raise the memory limit`,
    evidence: [source],
  };
}
