import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import type { Monitor } from '../../../read/monitoring/monitor';
import { judgeEach } from '../../../read/schema/unread-field';
import { findMeant, formatLabels, isMadeByOperator, type Labelled, residentsOf } from '../../../read/selection/meant-labels';
import type { Service } from '../../../read/services/service';
import type { Fault, Rule } from '../../rule';
import { MonitoredServices, monitoredWorkloads } from './monitored';

/** What is elsewhere may be selected all the same, so only what was surely meant is told. */
export const monitorSelectsNothing: Rule = {
  id: 'monitor-selects-nothing',
  says: 'a ServiceMonitor selects no Service, or a PodMonitor no pod',
  why: 'Prometheus asks nobody, so there are no metrics and no alert that rests on them fires. A ServiceMonitor selects labels of the Service, not of its pods.',
  fix: 'Select labels that the Service, or the pod template, has itself, and name its namespace where that is another.',
  find: (inventory) => {
    const services = new MonitoredServices(inventory);
    return [
      ...judgeEach(inventory.serviceMonitors, (monitor) =>
        services.select(monitor).length > 0 ? [] : judge(monitor, 'Service', services.within(monitor).map(serviceLabels), inventory),
      ),
      ...judgeEach(inventory.podMonitors, (monitor) => {
        const namespaces = monitor.namespaces ?? [...new Set(inventory.workloads.map(({ reference }) => reference.namespace))];
        const pods = namespaces.flatMap((namespace) => residentsOf(namespace, inventory));
        return monitoredWorkloads(monitor, inventory).length > 0 ? [] : judge(monitor, 'pod', pods, inventory);
      }),
    ];
  },
};

function serviceLabels({ reference, labels }: Service): Labelled {
  return { reference, labels, path: 'metadata.labels' };
}

function judge(
  { reference, selector, namespaces }: Monitor,
  noun: string,
  candidates: readonly Labelled[],
  inventory: Inventory,
): readonly Fault[] {
  const labels = selector.matchLabels ?? {};
  const meant = findMeant(labels, reference.name, candidates);
  if (!meant?.isCertain || isMadeByOperator(labels, reference.namespace, inventory)) return [];
  return [
    {
      severity: 'error',
      certainty: 'likely',
      resource: reference,
      path: 'spec.selector',
      what: `${formatReference(reference)} selects ${formatLabels(labels)}, and no ${noun} of ${namespaces?.join(', ') ?? 'any namespace'} has that`,
      why: 'Prometheus asks nobody, so there are no metrics',
      fix: `select what ${formatReference(meant.reference)} has: ${meant.fix}`,
      evidence: [{ resource: meant.reference, path: meant.path, says: `has ${formatLabels(meant.labels) || 'no labels'}` }],
    },
  ];
}
