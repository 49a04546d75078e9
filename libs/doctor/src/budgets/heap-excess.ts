import type { Finding } from '../finding/finding';
import { formatOwner } from '../finding/resource-reference';
import type { Inventory } from '../read/inventory';
import { findHeapMiB } from '../read/node/node-heap';
import { listNodeOptions } from '../read/node/node-options';
import { type PlacedContainer, servingContainers } from '../read/pod-spec';
import { findQuantity } from '../read/quantity';
import { judgeEach } from '../read/schema/unread-field';
import { RESOURCE_UNITS, toUnit } from '../read/resource-unit';
import type { Workload } from '../read/workload';

/** A finding for each container whose Node.js may let its heap grow until nothing of the memory limit is left: it is killed before. */
export function findHeapExcess(inventory: Inventory): readonly Finding[] {
  return judgeEach(inventory.workloads, (workload) =>
    judgeEach(servingContainers(workload.pod), (container) => findExcess(workload, container, inventory)),
  );
}

function findExcess(workload: Workload, placed: PlacedContainer, inventory: Inventory): readonly Finding[] {
  const { reference, podPath } = workload;
  const options = listNodeOptions(workload, placed, inventory);
  const heap = findHeapMiB(options.map(({ text }) => text).join(' '));
  const last = options.findLast(({ text }) => findHeapMiB(text) !== undefined);
  const memory = findMemoryLimit(workload, placed);
  if (heap === undefined || !last || !memory || heap < memory.limit) return [];
  return [
    {
      id: 'heap-exceeds-memory',
      severity: 'error',
      certainty: 'proven',
      resource: reference,
      path: `${podPath}.${memory.path}.limits.memory`,
      what: `the heap of ${formatOwner(reference)} may grow to ${heap} MiB by ${last.place}, and its memory limit is ${memory.limit} MiB`,
      why: 'the kernel kills it at the limit, before Node.js collects what it no longer needs',
      fix: `lower --max-old-space-size until the heap leaves room below ${memory.limit} MiB, or raise the memory limit above ${heap} MiB`,
      evidence: [last.source],
    },
  ];
}

/** A container's own limit, or that of its pod. */
function findMemoryLimit(
  { pod }: Workload,
  { container, path }: PlacedContainer,
): { readonly limit: number; readonly path: string } | undefined {
  const places = [
    { resources: container.resources, path: `${path}.resources` },
    { resources: pod.resources, path: 'resources' },
  ];
  const [found] = places.flatMap(({ resources, path: at }) => {
    const bytes = findQuantity(resources?.limits?.memory);
    return bytes === undefined ? [] : [{ limit: toUnit(bytes, RESOURCE_UNITS.memory), path: at }];
  });
  return found;
}
