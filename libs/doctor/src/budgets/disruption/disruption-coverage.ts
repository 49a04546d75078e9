import type { DisruptionBudget } from '../../read/scaling/disruption-budget';
import type { Finding } from '../../finding/finding';
import { groupBy } from '../../sets/group-by';
import type { Inventory } from '../../read/inventory';
import { judgeEach } from '../../read/schema/unread-field';
import { formatReference } from '../../finding/resource-reference';
import { fewestPods } from '../steady-pods';
import type { Workload } from '../../read/workload';

/** Workloads whose pods are interchangeable enough to be evicted one by one. */
const REPLICATED = ['Deployment', 'StatefulSet', 'ReplicaSet'];

/** Findings for pods that several disruption budgets protect, and for replicated workloads that none does. */
export function findCoverageFaults(inventory: Inventory): readonly Finding[] {
  const budgets = groupBy(inventory.disruptionBudgets, ({ reference }) => reference.namespace);
  return judgeEach([...groupBy(inventory.workloads, ({ reference }) => reference.namespace)], ([namespace, workloads]) => {
    inventory.objects.assertComplete('PodDisruptionBudget', namespace);
    const pairs = (budgets.get(namespace) ?? []).flatMap((budget) =>
      budget.selector ? inventory.select(namespace, budget.selector).map((selected) => ({ budget, ...selected })) : [],
    );
    const ofWorkload = groupBy(pairs, ({ workload }) => workload);
    return judgeEach(workloads, (workload) => judgeCoverage(workload, ofWorkload.get(workload) ?? [], inventory));
  });
}

/** Two budgets for some of its pods each may be for different ones. */
function judgeCoverage(
  workload: Workload,
  coverage: readonly { readonly budget: DisruptionBudget; readonly isWhole: boolean }[],
  inventory: Inventory,
): readonly Finding[] {
  if (coverage.length > 1 && coverage.some(({ isWhole }) => isWhole))
    return [
      overlapping(
        workload,
        coverage.map(({ budget }) => budget),
      ),
    ];
  const isUnprotected = coverage.length === 0 && REPLICATED.includes(workload.reference.kind) && fewestPods(workload, inventory).pods >= 2;
  return isUnprotected ? [unprotected(workload, inventory)] : [];
}

function overlapping({ reference }: Workload, budgets: readonly DisruptionBudget[]): Finding {
  const [first, ...others] = budgets.map((budget) => budget.reference);
  const names = budgets.map((budget) => formatReference(budget.reference)).join(' and ');
  return {
    id: 'disruption-budgets-overlap',
    severity: 'error',
    certainty: 'proven',
    resource: first ?? reference,
    path: 'spec.selector',
    what: `${names} select the same pods, those of ${formatReference(reference)}`,
    why: 'the eviction API refuses to evict a pod with more than one budget, so no drain ends',
    fix: 'keep one of them, or narrow the selectors until each pod has one',
    evidence: others.map((resource) => ({ resource, path: 'spec.selector', says: `selects ${formatReference(reference)} too` })),
  };
}

function unprotected(workload: Workload, inventory: Inventory): Finding {
  const { pods, evidence } = fewestPods(workload, inventory);
  // What is not here may protect them all the same.
  const isWhole = inventory.isWhole(workload.reference.namespace);
  return {
    id: 'missing-disruption-budget',
    severity: 'warning',
    certainty: isWhole ? 'proven' : 'likely',
    resource: workload.reference,
    what: `${formatReference(workload.reference)} runs at least ${pods} pods, and no PodDisruptionBudget protects them`,
    why: 'a drain of several nodes at once, as a cluster upgrade does it, may evict all of them together',
    fix: 'add a PodDisruptionBudget with maxUnavailable: 1 that selects its pods',
    evidence,
  };
}
