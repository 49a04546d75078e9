import type { Finding } from '../finding/finding';
import { formatOwner } from '../finding/resource-reference';
import type { Inventory } from '../read/inventory';
import { findMemoryLimit } from '../read/containers/memory-limit';
import { findHeapMiB } from '../read/node/node-heap';
import { listNodeOptions } from '../read/node/node-options';
import { type PlacedContainer, servingContainers } from '../read/pod-spec';
import { judgeEach } from '../read/schema/unread-field';
import type { Workload } from '../read/workload';

/** A finding for each container whose Node.js may let its heap grow until nothing of the memory limit is left: it is killed before. */
export function findHeapExcess(inventory: Inventory): readonly Finding[] {
  return judgeEach(inventory.workloads, (workload) =>
    judgeEach(servingContainers(workload.pod), (container) => findExcess(workload, container, inventory)),
  );
}

function findExcess(workload: Workload, placed: PlacedContainer, inventory: Inventory): readonly Finding[] {
  const { reference } = workload;
  const options = listNodeOptions(workload, placed, inventory);
  const heap = findHeapMiB(options.map(({ text }) => text).join(' '));
  const last = options.findLast(({ text }) => findHeapMiB(text) !== undefined);
  const memory = findMemoryLimit(workload, placed);
  if (heap === undefined || !last || !memory || heap < memory.mebibytes) return [];
  return [
    {
      id: 'heap-exceeds-memory',
      severity: 'error',
      certainty: 'proven',
      resource: reference,
      path: memory.path,
      what: `the heap of ${formatOwner(reference)} may grow to ${heap} MiB by ${last.place}, and its memory limit is ${memory.mebibytes} MiB`,
      why: 'the kernel kills it at the limit, before Node.js collects what it no longer needs',
      fix: `lower --max-old-space-size until the heap leaves room below ${memory.mebibytes} MiB, or raise the memory limit above ${heap} MiB`,
      evidence: [last.source],
    },
  ];
}
