import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import {
  findMeant,
  findWrongLabel,
  formatLabels,
  isMadeByOperator,
  type Labelled,
  mayBeSetLater,
  podsOf,
  residentsOf,
} from '../../../read/selection/meant-labels';
import { findTarget, type PodPort, podPorts } from '../../../read/services/pod-port';
import { isExternalName, type Service } from '../../../read/services/service';
import { WorkloadPorts } from '../../../read/services/workload-ports';
import { groupBy } from '../../../sets/group-by';
import type { Labels } from '../../../sets/labels';
import type { Fault, Rule } from '../../rule';

/**
 * Pods that are elsewhere may be selected all the same. Those of the Service's name, or of nearly the same labels, are what was meant; those
 * that have its port, to which no other Service leads, may be.
 */
export const serviceSelectsNobody: Rule = {
  id: 'service-selects-nobody',
  says: 'the selector of a Service matches no pod',
  why: 'The Service has no endpoints, so every connection to it is refused or times out.',
  fix: 'Select labels that the pod template has.',
  find: (inventory) =>
    [...groupBy(inventory.services, ({ reference }) => reference.namespace)].flatMap(([namespace, services]) => {
      let known: readonly FreePort[] | undefined;
      const free = () => (known ??= listFreePorts(namespace, services, inventory));
      return judgeEach(services, (service) => judge(service, inventory, free));
    }),
};

/** A port of pods to which no Service leads. */
interface FreePort {
  readonly pods: Labelled;
  readonly port: PodPort;
}

function listFreePorts(namespace: string, services: readonly Service[], inventory: Inventory): readonly FreePort[] {
  const led = WorkloadPorts.ledToBy(services, inventory);
  return inventory.workloadsIn(namespace).flatMap((workload) =>
    podPorts(workload)
      .filter(({ number }) => !led.has(workload, number))
      .map((port) => ({ pods: podsOf(workload), port })),
  );
}

function judge(service: Service, inventory: Inventory, free: () => readonly FreePort[]): readonly Fault[] {
  const { selector = {}, ports = [] } = service.spec;
  const { namespace, name } = service.reference;
  if (isExternalName(service) || Object.keys(selector).length === 0) return [];
  if (inventory.select(namespace, { matchLabels: selector }).length > 0 || isMadeByOperator(selector, namespace, inventory)) return [];
  const residents = residentsOf(namespace, inventory);
  if (residents.length === 0) return [];
  const meant = findMeant(selector, name, residents);
  if (meant?.isCertain) {
    const wrong = findWrongLabel(selector, meant.labels);
    const edit = wrong && { path: `spec.selector[${JSON.stringify(wrong.key)}]`, value: wrong.value };
    return [{ ...faultOf(service, selector, meant, meant.fix), severity: 'error', ...(edit && { edit }) }];
  }
  const possible = free().find(
    ({ pods: { labels }, port }) =>
      ports.some((each) => findTarget(each, [port]) === port.number) &&
      Object.keys(selector).every((key) => key in labels || !mayBeSetLater(key)),
  );
  return possible ? [faultOf(service, selector, possible.pods, formatLabels(possible.pods.labels))] : [];
}

function faultOf({ reference }: Service, selector: Labels, { reference: pods, path, labels }: Labelled, fix: string): Fault {
  return {
    severity: 'warning',
    certainty: 'likely',
    resource: reference,
    path: 'spec.selector',
    what: `${formatReference(reference)} selects ${formatLabels(selector)}, and no pod of ${reference.namespace} has that`,
    why: 'it has no endpoints, so every connection to it fails',
    fix: `select what ${formatReference(pods)} has: ${fix}`,
    evidence: [{ resource: pods, path, says: `its pods have ${formatLabels(labels)}` }],
  };
}
