import { type BudgetCheck, formatTerms, joinChecks } from '../budget';
import { formatOwner, formatReference } from '../../finding/resource-reference';
import type { StoreBudget, StoreClient } from '../declared-budgets';
import type { Evidence, Finding } from '../../finding/finding';
import type { Inventory } from '../../read/inventory';
import { mostPods, type PodCount } from '../pod-count';
import { readEnvironmentNumbers } from '../../read/environment-number';
import { missingWorkload, unknownVariable } from '../unknown-budget';
import type { Workload } from '../../read/workload';

/** What one client takes of a store at the worst moment. */
interface ClientUsage {
  readonly workload: Workload;
  readonly count: PodCount;
  readonly pool: number;
  readonly besidePool: number;
  readonly evidence: readonly Evidence[];
}

/** How the two budgets of a store differ. */
const KINDS = [
  {
    name: 'operations',
    perPod: ({ pool }: ClientUsage) => pool,
    formula: ({ pool }: ClientUsage) => String(pool),
    why: 'more run at once than it works on, so they queue inside the store, and every caller waits',
  },
  {
    name: 'sockets',
    perPod: ({ pool, besidePool }: ClientUsage) => pool + besidePool,
    formula: ({ pool, besidePool }: ClientUsage) => (besidePool === 0 ? String(pool) : `(${pool} + ${besidePool} beside the pool)`),
    why: 'it refuses the connections that come last, so new pods never get ready',
  },
] as const;

/** Holds what all clients of each store may do at once, at the worst moment of their rollouts, against what the store can. */
export function checkStores(stores: readonly StoreBudget[], inventory: Inventory): BudgetCheck {
  return joinChecks(stores.map((store) => checkStore(store, inventory)));
}

function checkStore(store: StoreBudget, inventory: Inventory): BudgetCheck {
  const read = store.clients.map((client) => readUsage(client, store.store, inventory));
  const usages = read.filter((usage): usage is ClientUsage => 'count' in usage);
  const findings = read.filter((usage): usage is Finding => 'id' in usage);
  const checks = KINDS.filter(({ name }) => store[name] !== undefined).map((kind) => checkKind(kind, store, usages, findings.length === 0));
  return joinChecks([{ lines: [], findings }, ...checks]);
}

function readUsage(
  { workload: reference, pool, socketsBesidePool }: StoreClient,
  store: string,
  inventory: Inventory,
): ClientUsage | Finding {
  const workload = inventory.findWorkload(reference);
  if (!workload) return missingWorkload(reference, `it is a client of ${store}`);
  const count = mostPods(workload, inventory);
  if ('size' in pool) return { workload, count, pool: pool.size, besidePool: socketsBesidePool, evidence: count.evidence };
  const read = readEnvironmentNumbers(workload, pool.variable, inventory);
  if ('why' in read) return unknownVariable(workload, pool.variable, read, `its pool of connections to ${store}`);
  const sources = read.numbers.map(({ source }) => source);
  const size = read.numbers.reduce((sum, { value }) => sum + value, 0);
  return { workload, count, pool: size, besidePool: socketsBesidePool * sources.length, evidence: [...count.evidence, ...sources] };
}

function checkKind(kind: (typeof KINDS)[number], store: StoreBudget, usages: readonly ClientUsage[], isComplete: boolean): BudgetCheck {
  const limit = store[kind.name] ?? 0;
  const total = (usage: ClientUsage) => usage.count.pods * kind.perPod(usage);
  const used = usages.reduce((sum, usage) => sum + total(usage), 0);
  const terms = usages.map(
    (usage) => `${formatOwner(usage.workload.reference)} ${usage.count.arithmetic} x ${kind.formula(usage)} = ${total(usage)}`,
  );
  const isWithin = used <= limit;
  const line = { owner: store.store, name: kind.name, limit, unit: kind.name, arithmetic: formatTerms(terms) || 'no client' };
  const [largest] = [...usages].sort((a, b) => total(b) - total(a));
  return {
    lines: [{ ...line, ...(isComplete && { used }), ok: isComplete && isWithin }],
    findings: isWithin || !largest ? [] : [exceeded(kind, store.store, { used, limit, terms, largest, usages })],
  };
}

function exceeded(
  { name, why }: (typeof KINDS)[number],
  store: string,
  {
    used,
    limit,
    terms,
    largest,
    usages,
  }: { used: number; limit: number; terms: readonly string[]; largest: ClientUsage; usages: readonly ClientUsage[] },
): Finding {
  return {
    id: `store-${name}-exceeded`,
    severity: 'error',
    certainty: 'proven',
    resource: largest.workload.reference,
    what: `the clients of ${store} need ${used} ${name} at the worst moment of a rollout, and it has ${limit}: ${formatTerms(terms)}`,
    why,
    fix: `lower the pool or the most pods of ${formatReference(largest.workload.reference)}, which takes most, by ${used - limit} ${name} in all, or give ${store} more`,
    evidence: usages.flatMap(({ evidence }) => evidence),
  };
}
