import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { findMemoryLimit } from '../../../read/containers/memory-limit';
import { resolveEnvironment } from '../../../read/pod-environment';
import { nameContainer, type PlacedContainer } from '../../../read/pod-spec';
import { findQuantity } from '../../../read/quantities/quantity';
import { RESOURCE_UNITS, toUnit } from '../../../read/quantities/resource-unit';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';
import { judgeServing } from '../../judge-containers';

const VARIABLE = 'GOMEMLIMIT';

/** Room for what Go's own account leaves out (A Guide to the Go Garbage Collector, "Suggested uses": 5 to 10 %). */
const ADVISED_SHARE = 0.9;

/** A soft limit: above the hard one it does nothing, which is as if it were not there. */
export const goMemoryLimitExceedsMemory: Rule = {
  id: 'go-memory-limit-exceeds-memory',
  says: 'GOMEMLIMIT is not below the memory limit of its container',
  why: "Go's collector works harder as its heap nears GOMEMLIMIT. The kernel kills the container before it gets there.",
  fix: 'Set GOMEMLIMIT to about nine tenths of the memory limit.',
  find: (inventory) => judgeServing(inventory, (placed, workload) => judge(placed, workload, inventory)),
};

function judge(placed: PlacedContainer, workload: Workload, inventory: Inventory): readonly Fault[] {
  const memory = findMemoryLimit(workload, placed);
  const variable = memory && resolveEnvironment(workload, placed, inventory).variables.get(VARIABLE);
  const soft = findGoSize(variable?.value ?? '');
  if (!variable || soft === undefined || soft < memory.mebibytes) return [];
  const { reference } = workload;
  return [
    {
      severity: 'warning',
      certainty: 'proven',
      resource: reference,
      path: memory.path,
      what: `${VARIABLE} of ${nameContainer(placed)} in ${formatReference(reference)} is ${soft} MiB, and its memory limit is ${memory.mebibytes} MiB`,
      why: 'the kernel kills the container before the collector is in a hurry',
      fix: `set ${VARIABLE} to ${Math.floor(memory.mebibytes * ADVISED_SHARE)}MiB, or raise the memory limit`,
      evidence: [{ ...variable.source, says: `sets ${VARIABLE}` }],
    },
  ];
}

/** MiB of a size as Go writes it: `512MiB`, `1GiB`, `1073741824`. */
function findGoSize(text: string): number | undefined {
  const [, number, unit = ''] = /^(\d+)(?:([KMGT]i)?B)?$/.exec(text) ?? [];
  const bytes = number === undefined ? undefined : findQuantity(number + unit);
  return bytes === undefined ? undefined : toUnit(bytes, RESOURCE_UNITS.memory);
}
