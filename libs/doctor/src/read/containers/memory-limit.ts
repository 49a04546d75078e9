import type { PlacedContainer } from '../pod-spec';
import { findQuantity } from '../quantities/quantity';
import { RESOURCE_UNITS, toUnit } from '../quantities/resource-unit';
import type { Workload } from '../workload';

/** How much memory a container may take, and the field that says so. */
export interface MemoryLimit {
  readonly mebibytes: number;
  /** `spec.template.spec.containers[0].resources.limits.memory`. */
  readonly path: string;
}

/** A container's own limit, or that of its pod. */
export function findMemoryLimit({ pod, podPath }: Workload, { container, path }: PlacedContainer): MemoryLimit | undefined {
  const places = [
    { resources: container.resources, path: `${podPath}.${path}.resources.limits.memory` },
    { resources: pod.resources, path: `${podPath}.resources.limits.memory` },
  ];
  const [found] = places.flatMap(({ resources, path: at }) => {
    const bytes = findQuantity(resources?.limits?.memory);
    return bytes === undefined ? [] : [{ mebibytes: toUnit(bytes, RESOURCE_UNITS.memory), path: at }];
  });
  return found;
}
