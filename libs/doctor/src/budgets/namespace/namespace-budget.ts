import { type BudgetCheck, type BudgetLine, joinChecks } from '../budget';
import { byKey } from '../../sets/by-key';
import { groupBy } from '../../sets/group-by';
import type { Inventory } from '../../read/inventory';
import { type Bound, boundsOf, type Quota } from '../../read/quota';
import { findExcess } from './quota-excess';
import { findRefusedPods } from './quota-refusal';
import { isCounted } from '../../read/quota-scope';
import { toUnit } from '../../read/resource-unit';
import { formatShares, type Share, sharesOf, type Spending, SPENDINGS, sumOf } from './quota-resource';
import type { Workload } from '../../read/workload';

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
    [...namespaces].sort(byKey).map(([namespace, workloads]) => {
      const own = quotas.get(namespace) ?? [];
      return joinChecks(SPENDINGS.map((spending) => checkSpending(spending, workloads, own, inventory)));
    }),
  );
}

function checkSpending(spending: Spending, workloads: readonly Workload[], quotas: readonly Quota[], inventory: Inventory): BudgetCheck {
  const bounds = quotas.flatMap((quota) => boundsOf(quota, spending.quotaNames));
  const isBounded = bounds.some(({ quota }) => quota.scopes.length === 0);
  const total = isBounded ? [] : [lineOf(spending, workloads, sharesOf(spending, workloads, inventory))];
  return joinChecks([{ lines: total, findings: [] }, ...bounds.map((bound) => checkBound(spending, bound, workloads, inventory))]);
}

function checkBound(spending: Spending, bound: Bound, workloads: readonly Workload[], inventory: Inventory): BudgetCheck {
  const counted = workloads.filter(({ pod }) => isCounted(pod, bound.quota.scopes));
  const shares = sharesOf(spending, counted, inventory);
  const excess = findExcess(spending, bound, shares);
  return {
    lines: [{ ...lineOf(spending, workloads, shares), limit: toUnit(bound.limit, spending.unit), ok: excess.length === 0 }],
    findings: [...excess, ...findRefusedPods(spending, bound, counted, inventory)],
  };
}

function lineOf(spending: Spending, workloads: readonly Workload[], shares: readonly Share[]): BudgetLine {
  const { name, unit } = spending;
  const owner = workloads[0]?.reference.namespace ?? '';
  return { owner, name, used: toUnit(sumOf(shares), unit), unit, arithmetic: formatShares(shares, spending), ok: true };
}
