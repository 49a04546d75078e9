import type { BudgetCheck } from '../budget';
import type { Finding } from '../../finding/finding';
import { formatOwner } from '../../finding/resource-reference';
import { podResource } from '../../read/pod-resources';
import { findQuantity } from '../../read/quantities/quantity';
import { RESOURCE_UNITS, toUnit } from '../../read/quantities/resource-unit';
import type { Workload } from '../../read/workload';
import type { StoreMemory } from './server-limits';
import type { ReadServer } from './store-limits';

/** Holds the most that a store's process takes against the memory of its container: what the pod may take while it starts does not help it. */
export function checkMemory(store: string, { workload, memory }: ReadServer): BudgetCheck {
  if (!memory) return { lines: [], findings: [] };
  const { usedMiB: used, arithmetic } = memory;
  const [container] = workload.pod.containers ?? [];
  const bytes = findQuantity(container?.resources?.limits?.['memory']) ?? podResource(workload.pod, 'limits', 'memory');
  const limit = bytes === undefined ? undefined : toUnit(bytes, RESOURCE_UNITS.memory);
  const isExceeded = limit !== undefined && used > limit;
  const line = { owner: store, name: 'memory', used, unit: RESOURCE_UNITS.memory, arithmetic, ok: !isExceeded };
  return { lines: [{ ...line, ...(limit !== undefined && { limit }) }], findings: isExceeded ? [exceeded(workload, memory, limit)] : [] };
}

function exceeded({ reference, podPath }: Workload, { usedMiB, arithmetic, evidence, fix }: StoreMemory, limit: number): Finding {
  return {
    id: 'store-memory-exceeded',
    severity: 'error',
    certainty: 'proven',
    resource: reference,
    path: `${podPath}.containers[0].resources.limits.memory`,
    what: `${formatOwner(reference)} may take ${usedMiB} MiB (${arithmetic}), and its limit is ${limit} MiB`,
    why: 'the kernel kills it at the limit, before it takes all that it may',
    fix: `give it ${usedMiB} MiB, or ${fix}`,
    evidence: [evidence],
  };
}
