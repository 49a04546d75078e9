import type { StoreBudget, StoreServer } from '../declared-budgets';
import { missingWorkload } from '../unknown-budget';
import { findArgument } from '../../read/container-argument';
import type { Evidence, Finding } from '../../finding/finding';
import { formatReference } from '../../finding/resource-reference';
import type { Inventory } from '../../read/inventory';
import type { Workload } from '../../read/workload';

/** What bounds a store. */
export type LimitName = 'reads' | 'writes' | 'sockets';

/** How much a store can do at once, and where that stands. */
export interface StoreLimit {
  readonly limit: number;
  readonly evidence: readonly Evidence[];
}

/** A server, and what its arguments say. */
export interface ReadServer {
  readonly workload: Workload;
  /** What an argument does not say is not in it. */
  readonly says: Readonly<Partial<Record<keyof StoreServer['arguments'], number>>>;
  /** For each argument that says no number. */
  readonly findings: readonly Finding[];
}

/** Reads what a store's server says, or finds that there is none. */
export function readServer(
  { workload: reference, arguments: names }: StoreServer,
  store: string,
  inventory: Inventory,
): ReadServer | Finding {
  const workload = inventory.findWorkload(reference);
  if (!workload) return missingWorkload(reference, `it runs ${store}`);
  const [container] = workload.pod.containers ?? [];
  const read = Object.entries(names).map(([limit, name]) => ({ limit, name, value: container && findArgument(container, name) }));
  return {
    workload,
    says: Object.fromEntries(read.flatMap(({ limit, value }) => (value === undefined ? [] : [[limit, value]]))),
    findings: read.filter(({ value }) => value === undefined).map(({ name }) => unknownArgument(workload, name)),
  };
}

/** What a store's server says, or what is declared of it. Nothing where nothing bounds it. */
export function findLimit(
  { operations, sockets, server: declared }: StoreBudget,
  server: ReadServer | undefined,
  name: LimitName,
): StoreLimit | undefined {
  const limit = server ? server.says[name] : name === 'sockets' ? sockets : operations;
  if (limit === undefined) return undefined;
  if (!server || !declared) return { limit, evidence: [] };
  const { reference, podPath } = server.workload;
  const says = `says ${declared.arguments[name]} ${limit}`;
  return { limit, evidence: [{ resource: reference, path: `${podPath}.containers[0].args`, says }] };
}

function unknownArgument({ reference, podPath }: Workload, name: string): Finding {
  return {
    id: 'unknown-argument',
    severity: 'error',
    certainty: 'proven',
    resource: reference,
    path: `${podPath}.containers[0].args`,
    what: `${name} of ${formatReference(reference)} cannot be told: no argument says it as a number`,
    why: 'it bounds what its clients may do at once, and a budget that nobody can compute may not hold',
    fix: `write --${name} with a number`,
    evidence: [],
  };
}
