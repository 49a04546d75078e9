import { type BudgetCheck, type BudgetLine, joinChecks } from '../budget';
import { byKey } from '../../sets/by-key';
import { groupBy } from '../../sets/group-by';
import type { Inventory } from '../../read/inventory';
import { limitsOf, type Quota, type QuotaLimit } from '../../read/quota';
import { findExcess } from './quota-excess';
import { findRefusedPods } from './quota-refusal';
import { isCounted } from '../../read/quota-scope';
import { toUnit } from '../../read/quantities/resource-unit';
import { judgeEach } from '../../read/schema/unread-field';
import { QUOTA_RESOURCES, type QuotaResource } from './quota-resource';
import { type CountPods, formatUsages, neededOf, podCounter, totalOf, usagesOf, type WorkloadUsage } from './workload-usage';
import type { Workload } from '../../read/workload';

/**
 * Holds what all pods of each namespace request, and may use, while every workload rolls at once, against each of the namespace's quotas.
 * Without a quota it is only shown. Quotas count pods that terminate until their grace period is over, so a quota may hold less than the
 * worst moment: then it refuses pods, and the rollouts go on as others are gone. One that holds less than rollouts need ends none.
 *
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export function checkNamespaces(inventory: Inventory): BudgetCheck {
  const namespaces = groupBy(inventory.workloads, ({ reference }) => reference.namespace);
  const quotas = groupBy(inventory.quotas, ({ reference }) => reference.namespace);
  const countPods = podCounter(inventory);
  return joinChecks(
    judgeEach([...namespaces].sort(byKey), ([namespace, workloads]) => {
      const own = quotas.get(namespace) ?? [];
      return judgeEach(QUOTA_RESOURCES, (quotaResource) => [checkResource(quotaResource, workloads, own, { inventory, countPods })]);
    }),
  );
}

interface Counted {
  readonly inventory: Inventory;
  readonly countPods: CountPods;
}

function checkResource(
  quotaResource: QuotaResource,
  workloads: readonly Workload[],
  quotas: readonly Quota[],
  counted: Counted,
): BudgetCheck {
  const limits = quotas.flatMap((quota) => limitsOf(quota, quotaResource.quotaNames));
  const isLimited = limits.some(({ quota }) => quota.scopes.length === 0);
  const total = isLimited ? [] : [lineOf(quotaResource, workloads, usagesOf(quotaResource, workloads, counted.countPods))];
  return joinChecks([
    { lines: total, findings: [] },
    ...limits.map((quotaLimit) => checkLimit(quotaResource, quotaLimit, workloads, counted)),
  ]);
}

function checkLimit(
  quotaResource: QuotaResource,
  quotaLimit: QuotaLimit,
  workloads: readonly Workload[],
  { inventory, countPods }: Counted,
): BudgetCheck {
  const counted = workloads.filter(({ pod }) => isCounted(pod, quotaLimit.quota.scopes));
  const usages = usagesOf(quotaResource, counted, countPods);
  const excess = findExcess(quotaResource, quotaLimit, usages);
  return {
    lines: [
      {
        ...lineOf(quotaResource, workloads, usages),
        limit: toUnit(quotaLimit.limit, quotaResource.unit),
        ok: neededOf(usages) <= quotaLimit.limit,
      },
    ],
    findings: [...excess, ...findRefusedPods(quotaResource, quotaLimit, counted, inventory)],
  };
}

function lineOf(quotaResource: QuotaResource, workloads: readonly Workload[], usages: readonly WorkloadUsage[]): BudgetLine {
  const { name, unit } = quotaResource;
  const owner = workloads[0]?.reference.namespace ?? '';
  return { owner, name, used: toUnit(totalOf(usages), unit), unit, arithmetic: formatUsages(usages, quotaResource), ok: true };
}
