import { formatOwner, formatReference } from '../../../finding/resource-reference';
import { fewestPods } from '../../../budgets/steady-pods';
import type { Inventory } from '../../../read/inventory';
import { servingContainers } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import { ordinalsNamed } from '../../../read/services/pod-names';
import { isHeadless, type Service } from '../../../read/services/service';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';

/** Only where the pods are told the names of peers, and have a readiness to wait for. */
export const peersWaitForReadiness: Rule = {
  id: 'peers-wait-for-readiness',
  says: 'pods of a StatefulSet look for each other by name behind a Service that names only those that are ready',
  why: 'A pod that gets ready once it has found its peers waits for names that its peers get once they are ready: none of them ever is.',
  fix: 'Write publishNotReadyAddresses: true in the headless Service. Clients that want ready pods take another Service.',
  find: (inventory) => {
    const headless = judgeEach(inventory.services, (service) => (isHeadless(service) ? [service] : []));
    const byName = new Map(headless.map((service) => [formatOwner(service.reference), service]));
    return judgeEach(inventory.workloads, (workload) => judge(workload, byName, inventory));
  },
};

function judge(workload: Workload, services: ReadonlyMap<string, Service>, inventory: Inventory): readonly Fault[] {
  const { reference, spec, pod } = workload;
  const service =
    reference.kind === 'StatefulSet' && services.get(formatOwner({ namespace: reference.namespace, name: spec.serviceName ?? '' }));
  if (!service || service.spec.publishNotReadyAddresses) return [];
  if (!servingContainers(pod).some(({ container }) => container.readinessProbe) || fewestPods(workload, inventory).pods < 2) return [];
  const peer = ordinalsNamed(workload, service.reference.name, inventory).find((ordinal) => ordinal > (spec.ordinals?.start ?? 0));
  if (peer === undefined) return [];
  const name = `${reference.name}-${peer}.${service.reference.name}`;
  return [
    {
      severity: 'warning',
      certainty: 'likely',
      resource: service.reference,
      path: 'spec.publishNotReadyAddresses',
      what: `${formatReference(service.reference)} names pods of ${formatReference(reference)} only once they are ready, and they are told to look for ${name} themselves`,
      why: 'where a pod gets ready only after it has found its peers, each waits for the others without end',
      fix: 'write publishNotReadyAddresses: true',
      edit: { path: 'spec.publishNotReadyAddresses', value: true },
      evidence: [{ resource: reference, path: workload.podPath, says: `has a readinessProbe, and is told of ${name}` }],
    },
  ];
}
