import { type BudgetCheck, joinChecks } from '../budget';
import { LabelSet } from '../../sets/label-set';
import type { Labels } from '../../sets/labels';
import { formatOwner, formatReference } from '../../finding/resource-reference';
import type { DisruptionBudget } from '../../read/scaling/disruption-budget';
import type { Finding } from '../../finding/finding';
import { findCount } from '../../read/quantities/int-or-percent';
import type { Inventory } from '../../read/inventory';
import { fewestPods } from '../steady-pods';
import { judgeEach } from '../../read/schema/unread-field';
import { findMeant, isMadeByOperator, residentsOf } from '../../read/selection/meant-labels';
import type { Workload } from '../../read/workload';

/** Pods that may leave at once while the fewest run. */
interface AllowedDisruptions {
  readonly pods: number;
  readonly arithmetic: string;
  readonly path: string;
}

/**
 * Holds each disruption budget against the fewest pods that ever run: a node drain must always be able to move one of them, or it
 * waits for ever. Both fields round a share up (Specifying a Disruption Budget, "Rounding logic when specifying percentages").
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 */
export function checkEvictions(inventory: Inventory): BudgetCheck {
  return joinChecks(judgeEach(inventory.disruptionBudgets, (budget) => [checkEviction(budget, inventory)]));
}

function checkEviction(budget: DisruptionBudget, inventory: Inventory): BudgetCheck {
  const { reference, selector } = budget;
  const selected = selector ? inventory.select(reference.namespace, selector) : [];
  if (selected.length === 0) return { lines: [], findings: selectsNobody(budget, inventory) };
  const protects = selected.map(({ workload }) => workload);
  if (selected.some(({ workload, isWhole }) => !isWhole || workload.kind.replicas === 'one-per-node')) return { lines: [], findings: [] };
  const counts = protects.map((workload) => fewestPods(workload, inventory));
  const pods = counts.reduce((sum, count) => sum + count.pods, 0);
  const allowed = allowDisruptions(budget, pods);
  if (typeof allowed === 'string') return { lines: [], findings: [invalid(budget, allowed)] };
  const ok = allowed.pods >= 1 || pods === 0;
  const line = { owner: formatOwner(reference), name: 'evictions', used: 1, limit: allowed.pods, unit: 'pods' };
  return {
    lines: [{ ...line, arithmetic: allowed.arithmetic, ok }],
    findings: ok
      ? []
      : [
          blocksDrains(
            budget,
            allowed,
            protects,
            counts.flatMap(({ evidence }) => evidence),
          ),
        ],
  };
}

/** How many of a number of pods may be evicted, or what is wrong with the budget. */
function allowDisruptions({ minAvailable, maxUnavailable }: DisruptionBudget, pods: number): AllowedDisruptions | string {
  if (minAvailable !== undefined && maxUnavailable !== undefined) return 'it says both minAvailable and maxUnavailable';
  if (minAvailable !== undefined) {
    const kept = findCount(minAvailable, pods, 'up');
    if (kept === undefined) return `minAvailable is ${JSON.stringify(minAvailable)}, which is neither a count nor a percentage`;
    const left = Math.max(0, pods - kept);
    return { pods: left, arithmetic: `${pods} at least - ${describe(minAvailable, kept)} kept = ${left}`, path: 'spec.minAvailable' };
  }
  const gone = findCount(maxUnavailable ?? '100%', pods, 'up');
  if (gone === undefined) return `maxUnavailable is ${JSON.stringify(maxUnavailable)}, which is neither a count nor a percentage`;
  const arithmetic = `${describe(maxUnavailable ?? '100%', gone)} of at least ${pods}`;
  return { pods: Math.min(gone, pods), arithmetic, path: 'spec.maxUnavailable' };
}

function describe(value: unknown, count: number): string {
  return typeof value === 'string' ? `${value} (${count})` : String(count);
}

function blocksDrains(
  { reference }: DisruptionBudget,
  { arithmetic, path }: AllowedDisruptions,
  protects: readonly Workload[],
  evidence: Finding['evidence'],
): Finding {
  return {
    id: 'disruption-budget-blocks-drains',
    severity: 'error',
    certainty: 'proven',
    resource: reference,
    path,
    what: `${formatOwner(reference)} lets no pod of ${protects.map((workload) => formatReference(workload.reference)).join(', ')} be evicted: ${arithmetic}`,
    why: 'kubectl drain and every cluster upgrade wait for it without end',
    fix: 'write maxUnavailable: 1, which keeps all other pods and lets each be moved',
    evidence,
  };
}

function selectsNobody({ reference, selector }: DisruptionBudget, inventory: Inventory): readonly Finding[] {
  const found = {
    id: 'disruption-budget-selects-nobody',
    severity: 'error',
    resource: reference,
    path: 'spec.selector',
    what: `${formatOwner(reference)} protects no pod: ${selector ? 'no workload of its namespace has the labels that it selects' : 'it has no selector'}`,
    why: 'the pods that it was written for may all be evicted at once',
    evidence: [],
  } as const;
  if (!selector) return [{ ...found, certainty: 'proven', fix: 'select the labels of the pods that it is meant to protect' }];
  const labels = selector.matchLabels ?? {};
  const residents = residentsOf(reference.namespace, inventory);
  if (residents.length === 0 || isMadeByOperator(labels, reference.namespace, inventory)) return [];
  const meant = findMeant(labels, reference.name, residents);
  if (meant && isProtected(meant.labels, reference.namespace, inventory)) return [];
  return [
    {
      ...found,
      severity: meant?.isCertain ? 'error' : 'warning',
      certainty: 'likely',
      fix: meant
        ? `select what ${formatReference(meant.reference)} has: ${meant.fix}`
        : 'select the labels of the pods that it is meant to protect',
    },
  ];
}

/** Whether pods have a budget already, so that another was meant for pods that are not here. */
function isProtected(labels: Labels, namespace: string, { disruptionBudgets }: Inventory): boolean {
  const own = disruptionBudgets.filter(({ reference }) => reference.namespace === namespace);
  return judgeEach(own, ({ selector }) => (selector && LabelSet.of(selector).matches(labels) ? [selector] : [])).length > 0;
}

function invalid({ reference }: DisruptionBudget, fault: string): Finding {
  return {
    id: 'invalid-disruption-budget',
    severity: 'error',
    certainty: 'proven',
    resource: reference,
    path: 'spec',
    what: `${formatOwner(reference)} is no valid budget: ${fault}`,
    why: 'the API server rejects it, so the pods stay unprotected',
    fix: 'write maxUnavailable alone, as a count or a percentage',
    evidence: [],
  };
}
