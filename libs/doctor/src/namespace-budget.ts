import { type BudgetCheck, type BudgetLine, formatTerms, joinChecks } from './budget';
import type { Finding } from './finding';
import { groupBy } from './group-by';
import type { Inventory } from './inventory';
import { formatReference } from './manifest';
import { mostPods, type PodCount } from './pod-count';
import { podResource, type ResourceName, type ResourceSide } from './pod-resources';
import { findQuantity } from './quantity';
import type { Quota } from './quota';
import { findRefusedPods } from './quota-refusal';
import { isCounted } from './quota-scope';
import { formatAmount, RESOURCE_UNITS, toUnit } from './resource-unit';
import type { Workload } from './workload';

/** What quotas bound, under all of its names (Resource Quotas, "Compute resource quota" and "Object count quota"). */
export interface Spending {
  readonly name: string;
  readonly quotaNames: readonly string[];
  readonly unit: string;
  readonly side?: ResourceSide;
  readonly resource?: ResourceName;
}

const SPENDINGS: readonly Spending[] = [
  { name: 'pods', quotaNames: ['pods', 'count/pods'], unit: 'pods' },
  { name: 'CPU requests', quotaNames: ['requests.cpu', 'cpu'], unit: RESOURCE_UNITS.cpu, side: 'requests', resource: 'cpu' },
  { name: 'CPU limits', quotaNames: ['limits.cpu'], unit: RESOURCE_UNITS.cpu, side: 'limits', resource: 'cpu' },
  { name: 'memory requests', quotaNames: ['requests.memory', 'memory'], unit: RESOURCE_UNITS.memory, side: 'requests', resource: 'memory' },
  { name: 'memory limits', quotaNames: ['limits.memory'], unit: RESOURCE_UNITS.memory, side: 'limits', resource: 'memory' },
];

/** What the pods of one workload take of one spending. */
interface Share {
  readonly workload: Workload;
  readonly count: PodCount;
  /** In billionths. */
  readonly perPod: bigint;
  readonly total: bigint;
}

/**
 * Holds what all pods of each namespace request, and may use, while every workload rolls at once, against each of the namespace's quotas.
 * Without a quota it is only shown. Quotas count pods that terminate too, until they are gone.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export function checkNamespaces(inventory: Inventory): BudgetCheck {
  const namespaces = groupBy(inventory.workloads, ({ reference }) => reference.namespace);
  const quotas = groupBy(inventory.quotas, ({ reference }) => reference.namespace);
  return joinChecks(
    [...namespaces].sort(byNamespace).map(([namespace, workloads]) => {
      const own = quotas.get(namespace) ?? [];
      return joinChecks(SPENDINGS.map((spending) => checkSpending(spending, workloads, own, inventory)));
    }),
  );
}

function checkSpending(spending: Spending, workloads: readonly Workload[], quotas: readonly Quota[], inventory: Inventory): BudgetCheck {
  const bounds = quotas.flatMap((quota) => boundsOf(quota, spending));
  const isBounded = bounds.some(({ quota }) => quota.scopes.length === 0);
  const total = isBounded ? [] : [lineOf(spending, workloads, sharesOf(spending, workloads, inventory))];
  return joinChecks([{ lines: total, findings: [] }, ...bounds.map((bound) => checkBound(spending, bound, workloads, inventory))]);
}

function checkBound(spending: Spending, bound: Bound, workloads: readonly Workload[], inventory: Inventory): BudgetCheck {
  const counted = workloads.filter(({ pod }) => isCounted(pod, bound.quota.scopes));
  const shares = sharesOf(spending, counted, inventory);
  const ok = sumOf(shares) <= bound.limit;
  return {
    lines: [{ ...lineOf(spending, workloads, shares), limit: toUnit(bound.limit, spending.unit), ok }],
    findings: [...(ok ? [] : [exceeded(spending, bound, shares)]), ...findRefusedPods(spending, bound, counted, inventory)],
  };
}

function sharesOf(spending: Spending, workloads: readonly Workload[], inventory: Inventory): readonly Share[] {
  return workloads.flatMap((workload) => shareOf(workload, spending, inventory));
}

function sumOf(shares: readonly Share[]): bigint {
  return shares.reduce((sum, { total }) => sum + total, 0n);
}

function shareOf(workload: Workload, { side, resource }: Spending, inventory: Inventory): readonly Share[] {
  const count = mostPods(workload, inventory);
  const perPod = side && resource ? podResource(workload.pod, side, resource) : findQuantity(1);
  return perPod === undefined ? [] : [{ workload, count, perPod, total: perPod * BigInt(count.pods) }];
}

/** One number of one quota. */
export interface Bound {
  readonly quota: Quota;
  readonly field: string;
  readonly limit: bigint;
}

function boundsOf(quota: Quota, { quotaNames }: Spending): readonly Bound[] {
  return quotaNames.flatMap((field) => {
    const limit = findQuantity(quota.hard[field]);
    return limit === undefined ? [] : [{ quota, field, limit }];
  });
}

function lineOf(spending: Spending, workloads: readonly Workload[], shares: readonly Share[]): BudgetLine {
  const { name, unit } = spending;
  const owner = workloads[0]?.reference.namespace ?? '';
  return { owner, name, used: toUnit(sumOf(shares), unit), unit, arithmetic: formatShares(shares, spending), ok: true };
}

function formatShares(shares: readonly Share[], { unit, resource }: Spending): string {
  const term = ({ workload, count, perPod, total }: Share) =>
    `${workload.reference.name} ${count.arithmetic}${resource ? ` x ${toUnit(perPod, unit)}` : ''} = ${toUnit(total, unit)}`;
  return formatTerms(shares.map(term)) || 'no pod says any';
}

function exceeded(spending: Spending, { quota, field, limit }: Bound, shares: readonly Share[]): Finding {
  const used = sumOf(shares);
  const { name, unit } = spending;
  const [largest] = [...shares].sort((a, b) => (a.total > b.total ? -1 : Number(a.total < b.total)));
  return {
    id: 'quota-exceeded',
    severity: 'error',
    certainty: 'proven',
    resource: quota.reference,
    path: `spec.hard["${field}"]`,
    what: `the pods of ${quota.reference.namespace} come to ${formatAmount(used, unit)} of ${name} while all workloads roll, and the quota is ${formatAmount(limit, unit)}`,
    why: `a pod over the quota is refused, so a rollout or the autoscaler stops short: ${formatShares(shares, spending)}`,
    fix: `raise ${field} to ${formatAmount(used, unit)}, or lower what ${largest ? formatReference(largest.workload.reference) : 'a workload'} takes, which is most`,
    evidence: shares.flatMap(({ workload, count, perPod }) => [
      ...count.evidence,
      { resource: workload.reference, path: workload.podPath, says: `each pod takes ${formatAmount(perPod, unit)} of ${name}` },
    ]),
  };
}

function byNamespace([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}
