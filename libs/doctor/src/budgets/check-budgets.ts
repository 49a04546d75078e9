import { checkNamespaces } from './namespace/namespace-budget';
import { findAutoscalerFaults } from './autoscaler-faults';
import { type BudgetCheck, joinChecks } from './budget';
import type { DeclaredBudgets } from './declared-budgets';
import { findCoverageFaults } from './disruption/disruption-coverage';
import { checkEvictions } from './disruption/eviction-budget';
import { findHeapExcess } from './heap-excess';
import { findLimitsBelowRequests } from './limit-below-request';
import { findRolloutFaults } from './rollout-faults';
import { Inventory } from '../read/inventory';
import { findProbeFaults } from './service/probe-faults';
import { checkServices } from './service/service-budget';
import { checkStores } from './store/store-budget';
import { findVolumeExcess } from './volume-excess';

/**
 * Computes every budget that follows from manifests and what is declared beside them, at the worst moment of a rollout: what stores can
 * do at once, processor, memory and disk of each namespace, the time to stop and to start, evictions, autoscalers. Same manifests and
 * declaration, in any order of the manifests: same lines and findings in the same order.
 */
export function checkBudgets(documents: readonly unknown[] | Inventory, declared: DeclaredBudgets = {}): BudgetCheck {
  const inventory = documents instanceof Inventory ? documents : new Inventory(documents, undefined, undefined, declared.nodes);
  return joinChecks([
    checkStores(declared.stores ?? [], inventory),
    checkNamespaces(inventory),
    checkServices(declared.services ?? [], inventory),
    checkEvictions(inventory),
    {
      lines: [],
      findings: [
        ...inventory.findings,
        ...findCoverageFaults(inventory),
        ...findAutoscalerFaults(inventory),
        ...findRolloutFaults(inventory),
        ...findLimitsBelowRequests(inventory),
        ...findHeapExcess(inventory),
        ...findVolumeExcess(inventory),
        ...findProbeFaults(declared.probes ?? [], inventory),
      ],
    },
  ]);
}
