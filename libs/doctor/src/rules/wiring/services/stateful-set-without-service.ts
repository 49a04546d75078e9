import { findNearMiss } from '../../../finding/near-miss';
import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import { isHeadless, type Service } from '../../../read/services/service';
import { ordinalsNamed } from '../../../read/services/pod-names';
import type { Workload } from '../../../read/workload';
import { groupBy } from '../../../sets/group-by';
import type { Fault, Rule } from '../../rule';

/** Who never asks for a pod by its name misses nothing, so that alone is no fault. */
export const statefulSetWithoutService: Rule = {
  id: 'stateful-set-without-service',
  says: 'the serviceName of a StatefulSet is no headless Service that selects its pods',
  why: 'The pods have no names in DNS (web-0.web): whoever looks for one of them, its peers first, finds nothing.',
  fix: 'Name a Service with clusterIP: None that selects the labels of the pod template.',
  find: (inventory) => {
    const services = groupBy(inventory.services, ({ reference }) => reference.namespace);
    return judgeEach(inventory.workloads, (workload) => judge(workload, services.get(workload.reference.namespace) ?? [], inventory));
  },
};

function judge(workload: Workload, services: readonly Service[], inventory: Inventory): readonly Fault[] {
  const { reference, spec } = workload;
  const { serviceName } = spec;
  if (reference.kind !== 'StatefulSet' || serviceName === undefined) return [];
  inventory.objects.assertComplete('Service', reference.namespace);
  const service = services.find((each) => each.reference.name === serviceName);
  if (!service) return judgeMissing(workload, serviceName, services, inventory);
  const { selector = {} } = service.spec;
  if (Object.keys(selector).length === 0) return [];
  if (!isHeadless(service))
    return [
      faultOf(workload, serviceName, 'has an address of its own, and is not headless', inventory, `name a Service with clusterIP: None`),
    ];
  const backends = inventory.backendsOf(service);
  // Of one that selects nobody, another rule says so.
  if (backends.length === 0 || backends.some((backend) => backend.workload === workload)) return [];
  return [
    {
      ...faultOf(
        workload,
        serviceName,
        'selects other pods',
        inventory,
        'select the labels of its template, or name the Service that does',
      ),
      severity: 'error',
      evidence: [
        {
          resource: service.reference,
          path: 'spec.selector',
          says: `selects ${formatReference(backends[0]?.workload.reference ?? reference)}`,
        },
      ],
    },
  ];
}

function judgeMissing(workload: Workload, serviceName: string, services: readonly Service[], inventory: Inventory): readonly Fault[] {
  const ofPods = services.filter(
    (service) => isHeadless(service) && inventory.backendsOf(service).some((each) => each.workload === workload),
  );
  const [headless] = ofPods.map(({ reference }) => reference.name);
  const meant =
    headless ??
    findNearMiss(
      serviceName,
      services.map(({ reference }) => reference.name),
    );
  if (services.length === 0) return [];
  const fix = meant === undefined ? 'add it, with clusterIP: None' : `write serviceName: ${meant}`;
  const fault = faultOf(workload, serviceName, 'is not here', inventory, fix);
  return [meant === undefined ? fault : { ...fault, severity: 'error', edit: { path: 'spec.serviceName', value: meant } }];
}

function faultOf(workload: Workload, serviceName: string, flaw: string, inventory: Inventory, fix: string): Fault {
  const { reference } = workload;
  const isNamed = ordinalsNamed(workload, serviceName, inventory).length > 0;
  return {
    severity: isNamed ? 'error' : 'info',
    certainty: 'likely',
    resource: reference,
    path: 'spec.serviceName',
    what: `${formatReference(reference)} is governed by Service ${serviceName}, which ${flaw}`,
    why: `its pods have no names in DNS such as ${reference.name}-0.${serviceName}${isNamed ? ', and they are told to use them' : ''}`,
    fix,
  };
}
