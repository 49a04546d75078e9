import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import { type Backend, formatBackends, portsEvidence } from '../../../read/services/backend';
import { isMentioned } from '../../../read/services/told-text';
import type { Service, ServicePort } from '../../../read/services/service';
import type { Fault, Rule } from '../../rule';

/** A named targetPort leaves out pods without the name, a number does not. */
export const serviceSelectsOthers: Rule = {
  id: 'service-selects-others',
  says: 'the selector of a Service also takes in pods that do not serve its port',
  why: 'They are endpoints like the others as soon as they are ready, so their share of the connections is refused.',
  fix: 'Select a label that only the pods that serve the port have, or name the targetPort: pods without the name are left out.',
  find: (inventory) => judgeEach(inventory.services, (service) => judge(service, inventory)),
};

function judge(service: Service, inventory: Inventory): readonly Fault[] {
  const backends = inventory.backendsOf(service);
  const { ports = [] } = service.spec;
  if (backends.length < 2) return [];
  const faults = judgeEach(ports, (port) => judgePort(service, port, backends, inventory));
  return faults.slice(0, 1);
}

function judgePort(service: Service, port: ServicePort, backends: readonly Backend[], inventory: Inventory): readonly Fault[] {
  const { targetPort: number = port.port, protocol = 'TCP' } = port;
  if (typeof number === 'string') return [];
  const declares = ({ ports }: Backend) => ports.some((each) => each.number === number && each.protocol === protocol);
  const serving = backends.filter(declares);
  const others = backends.filter((backend) => !declares(backend) && !isMentioned(number, backend.workload, inventory));
  if (serving.length === 0 || others.length === 0) return [];
  const { reference } = service;
  return [
    {
      severity: others.some(({ ports }) => ports.length > 0) ? 'error' : 'warning',
      certainty: 'likely',
      resource: reference,
      path: 'spec.selector',
      what: `${formatReference(reference)} also takes the pods of ${formatBackends(others)} for endpoints, and nothing listens on ${number} there`,
      why: `its port ${port.port} leads to ${number}, which ${formatBackends(serving)} serves; the share of connections that goes to the others is refused`,
      fix: fixSelector(serving, others),
      evidence: portsEvidence([...serving, ...others]),
    },
  ];
}

/** A label that all pods that serve have, and none of the others. */
function fixSelector(serving: readonly Backend[], others: readonly Backend[]): string {
  const [first, ...rest] = serving.map(({ workload }) => workload.podLabels);
  const own = Object.entries(first ?? {}).find(
    ([key, value]) => rest.every((labels) => labels[key] === value) && others.every(({ workload }) => workload.podLabels[key] !== value),
  );
  if (own) return `add ${own.join(': ')} to the selector`;
  return `give the pods of ${formatBackends(serving)} a label that the others lack, and select it`;
}
