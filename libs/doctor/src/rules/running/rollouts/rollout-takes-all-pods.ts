import { readStep } from '../../../budgets/find-rollout';
import { fewestPods } from '../../../budgets/steady-pods';
import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import { isExternalName, type Service } from '../../../read/services/service';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';

/** Only behind a Service: for workers that nobody calls, it is a way to be fast. One pod alone is not replaced without a gap either. */
export const rolloutTakesAllPods: Rule = {
  id: 'rollout-takes-all-pods',
  says: 'the rollout of a Deployment behind a Service may take all of its pods away at once',
  why: 'Until the first new pod is ready, the Service has no endpoint, and every request fails. When the new version does not start, it stays so.',
  fix: 'Write maxUnavailable: 0 with maxSurge: 1, or leave both out, which keeps three quarters.',
  find: (inventory) => judgeEach(inventory.services, (service) => judge(service, inventory)),
};

function judge(service: Service, inventory: Inventory): readonly Fault[] {
  const { selector = {} } = service.spec;
  if (isExternalName(service) || Object.keys(selector).length === 0) return [];
  const selected = inventory.select(service.reference.namespace, { matchLabels: selector }).map(({ workload }) => workload);
  return selected.length === 1 ? judgeEach(selected, (workload) => judgeOnly(workload, service, inventory)) : [];
}

/** The only workload behind a Service. */
function judgeOnly(workload: Workload, service: Service, inventory: Inventory): readonly Fault[] {
  const { reference, spec } = workload;
  const { maxUnavailable } = spec.strategy?.rollingUpdate ?? {};
  if (reference.kind !== 'Deployment' || spec.strategy?.type === 'Recreate' || maxUnavailable === undefined) return [];
  const { pods, evidence } = fewestPods(workload, inventory);
  if (pods < 2 || readStep(workload, pods).unavailable < pods) return [];
  return [
    {
      severity: 'warning',
      certainty: 'proven',
      resource: reference,
      path: 'spec.strategy.rollingUpdate.maxUnavailable',
      what: `a rollout of ${formatReference(reference)} may take all ${pods} pods away at once: maxUnavailable is ${maxUnavailable}`,
      why: `until a new pod is ready ${formatReference(service.reference)} has no endpoint`,
      fix: 'write maxUnavailable: 0, with maxSurge: 1',
      evidence: [...evidence, { resource: service.reference, path: 'spec.selector', says: 'leads to no other pods' }],
    },
  ];
}
