import { type BudgetCheck, formatTerms, joinChecks } from '../budget';
import { formatOwner, formatReference } from '../../finding/resource-reference';
import type { ServerTimes, StoreBudget } from '../declared-budgets';
import type { Evidence, Finding } from '../../finding/finding';
import type { Inventory } from '../../read/inventory';
import { judgeEach } from '../../read/schema/unread-field';
import type { Workload } from '../../read/workload';
import { checkStop } from '../service/shutdown-budget';
import { checkStartup } from '../service/startup-budget';
import type { StoreLimit } from './server-limits';
import { findLimit, readServer } from './store-limits';
import { checkMemory } from './store-memory';
import { checkVolume } from './store-volume';
import { readUsage, type StoreUsage } from './store-usage';

const QUEUES = 'more run at once than it works on, so they queue inside the store, and every caller waits';
const ofPool = (part: number, pool: number) => (part === pool ? String(pool) : `${part} of ${pool}`);

/** How the budgets of a store differ. */
const KINDS = [
  {
    limit: 'reads',
    name: 'read operations',
    id: 'store-reads-exceeded',
    perPod: ({ reads }: StoreUsage) => reads,
    formula: ({ reads, pool }: StoreUsage) => ofPool(reads, pool),
    why: QUEUES,
  },
  {
    limit: 'writes',
    name: 'write operations',
    id: 'store-writes-exceeded',
    perPod: ({ writes }: StoreUsage) => writes,
    formula: ({ writes, pool }: StoreUsage) => ofPool(writes, pool),
    why: QUEUES,
  },
  {
    limit: 'sockets',
    name: 'sockets',
    id: 'store-sockets-exceeded',
    perPod: ({ pool, besidePool }: StoreUsage) => pool + besidePool,
    formula: ({ pool, besidePool }: StoreUsage) => (besidePool === 0 ? String(pool) : `(${pool} + ${besidePool} beside the pool)`),
    why: 'it refuses the connections that come last, so new pods never get ready',
  },
] as const;

type Kind = (typeof KINDS)[number];

/**
 * Holds what all clients of each store may do at once, at the worst moment of their rollouts, against what the store can. Reads and
 * writes are counted apart, as MongoDB counts its tickets. A server's memory must hold what it accepts.
 */
export function checkStores(stores: readonly StoreBudget[], inventory: Inventory): BudgetCheck {
  return joinChecks(judgeEach(stores, (store) => [checkStore(store, inventory)]));
}

function checkStore(store: StoreBudget, inventory: Inventory): BudgetCheck {
  const read = store.clients.map((client) => readUsage(client, store.store, inventory));
  const usages = read.filter((usage): usage is StoreUsage => 'count' in usage);
  const unread = read.filter((usage): usage is Finding => 'id' in usage);
  const server = store.server && readServer(store.server, store.store, inventory);
  if (server && 'id' in server) return { lines: [], findings: [...unread, server] };
  return joinChecks([
    { lines: [], findings: [...unread, ...(server?.findings ?? [])] },
    ...KINDS.flatMap((kind) => {
      const limit = findLimit(store, server, kind.limit);
      // Of a store that somebody else runs and of which nothing is declared, its owner is told what to expect.
      if (limit === undefined && (server || kind.limit !== 'sockets')) return [];
      return [checkKind(kind, store.store, limit, usages, unread.length === 0)];
    }),
    ...(server ? [checkMemory(store.store, server), checkTimes(store.server, server.workload)] : []),
    ...(store.growth && server ? [checkVolume(store.store, store.growth, server, inventory)] : []),
  ]);
}

function checkTimes({ startupSeconds, stopSeconds }: ServerTimes = {}, workload: Workload): BudgetCheck {
  return joinChecks([
    ...(stopSeconds === undefined ? [] : [checkStop({ stopSeconds }, workload)]),
    ...(startupSeconds === undefined ? [] : [checkStartup({ startupSeconds }, workload)]),
  ]);
}

function checkKind(
  kind: Kind,
  store: string,
  storeLimit: StoreLimit | undefined,
  usages: readonly StoreUsage[],
  isComplete: boolean,
): BudgetCheck {
  const total = (usage: StoreUsage) => usage.count.pods * kind.perPod(usage);
  const used = usages.reduce((sum, usage) => sum + total(usage), 0);
  const terms = usages.map(
    (usage) => `${formatOwner(usage.workload.reference)} ${usage.count.arithmetic} x ${kind.formula(usage)} = ${total(usage)}`,
  );
  const unit = kind.limit === 'sockets' ? 'sockets' : 'operations';
  const line = { owner: store, name: kind.name, unit, arithmetic: formatTerms(terms) || 'no client', ...(isComplete && { used }) };
  if (!storeLimit) return { lines: [{ ...line, ok: isComplete }], findings: [] };
  const { limit, evidence } = storeLimit;
  const isWithin = used <= limit;
  const [largest] = [...usages].sort((a, b) => total(b) - total(a));
  return {
    lines: [{ ...line, limit, ok: isComplete && isWithin }],
    findings:
      isWithin || !largest
        ? []
        : [exceeded(kind, store, { used, limit, terms, largest, evidence: [...evidence, ...usages.flatMap((usage) => usage.evidence)] })],
  };
}

function exceeded(
  { id, name, why }: Kind,
  store: string,
  {
    used,
    limit,
    terms,
    largest,
    evidence,
  }: { used: number; limit: number; terms: readonly string[]; largest: StoreUsage; evidence: readonly Evidence[] },
): Finding {
  return {
    id,
    severity: 'error',
    certainty: 'proven',
    resource: largest.workload.reference,
    what: `the clients of ${store} need ${used} ${name} at the worst moment of a rollout, and it has ${limit}: ${formatTerms(terms)}`,
    why,
    fix: `lower the pool or the most pods of ${formatReference(largest.workload.reference)}, which takes most, by ${used - limit} ${name} in all, or give ${store} more`,
    evidence,
  };
}
