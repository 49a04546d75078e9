import { type BudgetCheck, joinChecks } from '../budget';
import type { ServiceBudget } from '../declared-budgets';
import type { Inventory } from '../../read/inventory';
import { showRolloutTime } from './rollout-time';
import { checkShutdown } from './shutdown-budget';
import { checkStartup } from './startup-budget';
import { judgeEach } from '../../read/schema/unread-field';
import { missingWorkload } from '../unknown-budget';

/** Holds how long each service takes to stop and to start against the time that its pods get for it, and shows how long a paced rollout takes. */
export function checkServices(services: readonly ServiceBudget[], inventory: Inventory): BudgetCheck {
  return joinChecks(
    judgeEach(services, (service) => {
      const workload = inventory.findWorkload(service.workload);
      if (!workload) return [{ lines: [], findings: [missingWorkload(service.workload, 'it is declared as a service')] }];
      return judgeEach(
        [
          () => checkShutdown(service, workload, inventory),
          () => checkStartup(service, workload),
          () => showRolloutTime(workload, inventory),
        ],
        (check) => [check()],
      );
    }),
  );
}
