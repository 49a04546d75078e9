import type { BudgetCheck } from '../budget';
import type { StoreServer } from '../declared-budgets';
import type { Finding } from '../../finding/finding';
import { formatOwner } from '../../finding/resource-reference';
import { podResource } from '../../read/pod-resources';
import { RESOURCE_UNITS, toUnit } from '../../read/resource-unit';
import type { ReadServer } from './store-limits';

const MIB_PER_GIB = 1_024;

/**
 * Holds what a store's process takes, when its cache is full and every connection that it accepts is open, against the memory of its
 * pod. Without a memory limit it is only shown.
 */
export function checkMemory(store: string, { processMiB, socketMiB }: StoreServer, { workload, says }: ReadServer): BudgetCheck {
  const { cacheGiB, sockets } = says;
  if (cacheGiB === undefined || sockets === undefined) return { lines: [], findings: [] };
  const cacheMiB = cacheGiB * MIB_PER_GIB;
  const used = cacheMiB + processMiB + sockets * socketMiB;
  const arithmetic = `cache ${cacheMiB} + process ${processMiB} + sockets ${sockets} x ${socketMiB} = ${used}`;
  const bytes = podResource(workload.pod, 'limits', 'memory');
  const limit = bytes === undefined ? undefined : toUnit(bytes, RESOURCE_UNITS.memory);
  const ok = limit === undefined || used <= limit;
  return {
    lines: [{ owner: store, name: 'memory', used, ...(limit !== undefined && { limit }), unit: RESOURCE_UNITS.memory, arithmetic, ok }],
    findings: ok ? [] : [exceeded(workload, { used, limit, arithmetic })],
  };
}

function exceeded(
  { reference, podPath }: ReadServer['workload'],
  { used, limit, arithmetic }: { readonly used: number; readonly limit: number; readonly arithmetic: string },
): Finding {
  return {
    id: 'store-memory-exceeded',
    severity: 'error',
    certainty: 'proven',
    resource: reference,
    path: `${podPath}.containers[0].resources.limits.memory`,
    what: `${formatOwner(reference)} may take ${used} MiB (${arithmetic}), and its limit is ${limit} MiB`,
    why: 'the kernel kills it when its cache is full and all connections are in use',
    fix: `give it ${used} MiB, or let it accept fewer connections, or give it a smaller cache`,
    evidence: [{ resource: reference, path: `${podPath}.containers[0].args`, says: arithmetic }],
  };
}
