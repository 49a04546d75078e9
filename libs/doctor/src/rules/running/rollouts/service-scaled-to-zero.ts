import { mostSteadyPods } from '../../../budgets/steady-pods';
import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import { isExternalName, type Service } from '../../../read/services/service';
import type { Fault, Rule } from '../../rule';

/** What scales up from none; where there is one, nothing is said. */
const SCALERS = ['ScaledObject.keda.sh', 'HTTPScaledObject.http.keda.sh'];

/** Somebody may have scaled it down on purpose, and a tool that is not here may scale it up. */
export const serviceScaledToZero: Rule = {
  id: 'service-scaled-to-zero',
  says: 'a Service leads to workloads that run no pod',
  why: 'It has no endpoint: whoever calls it is refused, though every object looks right.',
  fix: 'Set replicas to 1 or more, or remove the Service.',
  find: (inventory) => (isScaledFromZero(inventory) ? [] : judgeEach(inventory.services, (service) => judge(service, inventory))),
};

function isScaledFromZero({ objects }: Inventory): boolean {
  return SCALERS.some((kind) => objects.ofKind(kind).length > 0);
}

function judge(service: Service, inventory: Inventory): readonly Fault[] {
  const { selector = {} } = service.spec;
  if (isExternalName(service) || Object.keys(selector).length === 0) return [];
  const workloads = inventory.select(service.reference.namespace, { matchLabels: selector }).map(({ workload }) => workload);
  const [first] = workloads;
  if (!first || workloads.some((workload) => mostSteadyPods(workload, inventory).pods > 0)) return [];
  const names = workloads.map(({ reference }) => formatReference(reference)).join(', ');
  return [
    {
      severity: 'warning',
      certainty: 'likely',
      resource: first.reference,
      path: 'spec.replicas',
      what: `${formatReference(service.reference)} leads to ${names} alone, which ${workloads.length === 1 ? 'runs' : 'run'} no pod`,
      why: 'the Service has no endpoint, so whoever calls it is refused',
      fix: 'set replicas: 1 or more, or remove the Service',
      evidence: [{ resource: service.reference, path: 'spec.selector', says: `selects ${names}` }],
    },
  ];
}
