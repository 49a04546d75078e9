import { formatPlace, formatReference } from '../../../finding/resource-reference';
import type { Fault, Rule } from '../../rule';
import { findServicePortRules, type ServicePortRule } from './service-port-rules';

export const policyNamesServicePort: Rule = {
  id: 'policy-names-service-port',
  says: 'a NetworkPolicy opens the port of a Service, and connections arrive at another port of its pods',
  why: 'Policies act on packets after the Service has translated their port: what counts is the port of the pod.',
  fix: 'Write the port of the pod, or its name.',
  isForUndeclared: true,
  find: (inventory) => findServicePortRules(inventory).map(judge),
};

function judge({ policy, direction, rulePath, service, port, podPort }: ServicePortRule): Fault {
  const whose = direction === 'ingress' ? 'the pods that it protects' : 'the pods that it lets others call';
  return {
    severity: 'error',
    certainty: 'likely',
    resource: policy.reference,
    path: `${rulePath}.ports`,
    what: `${formatPlace(policy.reference, rulePath)} opens port ${port}, and ${whose} are called on port ${podPort}`,
    why: `${port} is the port of ${formatReference(service.reference)}, which leads to ${podPort}; policies see the port of the pod alone`,
    fix: `write port ${podPort} in the place of ${port}`,
    evidence: [{ resource: service.reference, path: 'spec.ports', says: `port ${port} leads to port ${podPort} of the pods` }],
  };
}
