import { findNearMiss } from '../../../finding/near-miss';
import { formatReference, type ResourceReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import type { Monitor, MonitoredEndpoint } from '../../../read/monitoring/monitor';
import { judgeEach } from '../../../read/schema/unread-field';
import { podPorts } from '../../../read/services/pod-port';
import type { Service } from '../../../read/services/service';
import type { Fault, Rule } from '../../rule';
import { MonitoredServices, monitoredWorkloads } from './monitored';

/** Where several are selected, one that has the port is enough. */
export const monitorPortUnknown: Rule = {
  id: 'monitor-port-unknown',
  says: 'a monitor asks at a port that nothing that it selects has',
  why: 'Prometheus drops every target whose port has another name, so there are no metrics. In a ServiceMonitor, port is the name of a port of the Service, and targetPort one of its pods; in a PodMonitor, port is the name of a port of a container.',
  fix: 'Write the name of the port, not its number, and give the port a name where it has none.',
  find: (inventory) => {
    const services = new MonitoredServices(inventory);
    return [
      ...judgeEach(inventory.serviceMonitors, (monitor) => judgeServices(monitor, services.select(monitor), inventory)),
      ...judgeEach(inventory.podMonitors, (monitor) => judgePods(monitor, inventory)),
    ];
  },
};

/** Something that can be asked: a port by its name, or one without. */
interface Asked {
  readonly name?: string;
  readonly number: number;
}

function judgeServices(monitor: Monitor, services: readonly Service[], inventory: Inventory): readonly Fault[] {
  if (services.length === 0) return [];
  const ofServices = services.flatMap(({ spec }) => (spec.ports ?? []).map(({ name, port }) => ({ ...(name && { name }), number: port })));
  const backends = services.flatMap((service) => inventory.backendsOf(service));
  const ofPods = backends.flatMap(({ ports }) => ports);
  const selected = listOwners(services);
  return monitor.endpoints.flatMap((endpoint) => [
    ...judgePort(monitor, endpoint, 'port', ofServices, selected),
    ...(endpoint.port === undefined && backends.length > 0
      ? judgePort(monitor, endpoint, 'targetPort', ofPods, { names: `the pods of ${selected.names}`, have: 'have' })
      : []),
  ]);
}

function judgePods(monitor: Monitor, inventory: Inventory): readonly Fault[] {
  const workloads = monitoredWorkloads(monitor, inventory);
  const ports = workloads.flatMap(({ workload }) => podPorts(workload));
  const selected = listOwners(workloads.map(({ workload }) => workload));
  if (workloads.length === 0) return [];
  return monitor.endpoints.flatMap((endpoint) =>
    (['port', 'targetPort', 'portNumber'] as const).flatMap((field) => judgePort(monitor, endpoint, field, ports, selected)),
  );
}

/** Those whose ports are meant, in a sentence. */
interface Owners {
  readonly names: string;
  readonly have: 'has' | 'have';
}

function listOwners(owners: readonly { readonly reference: ResourceReference }[]): Owners {
  return { names: owners.map(({ reference }) => formatReference(reference)).join(', '), have: owners.length === 1 ? 'has' : 'have' };
}

function judgePort(
  { reference }: Monitor,
  endpoint: MonitoredEndpoint,
  field: 'port' | 'targetPort' | 'portNumber',
  ports: readonly Asked[],
  { names: owners, have }: Owners,
): readonly Fault[] {
  const written = endpoint[field];
  if (written === undefined || ports.some(({ name, number }) => written === (typeof written === 'number' ? number : name))) return [];
  const meant = findMeantPort(String(written), ports);
  const names = ports.flatMap(({ name }) => name ?? []);
  return [
    {
      severity: meant ? 'error' : 'warning',
      certainty: 'likely',
      resource: reference,
      path: `${endpoint.path}.${field}`,
      what: `${formatReference(reference)} asks at port ${written} of ${owners}, which ${have} ${names.length > 0 ? names.join(', ') : 'no port with a name'}`,
      why: 'Prometheus drops targets whose port has another name, so there are no metrics',
      fix: fixOf(field, String(written), meant),
      evidence: [],
    },
  ];
}

/** One whose name differs by a slip, whose number stands in place of the name, or that is the only one. */
function findMeantPort(written: string, ports: readonly Asked[]): Asked | undefined {
  const near = findNearMiss(
    written,
    ports.flatMap(({ name }) => name ?? []),
  );
  const [only, ...others] = ports;
  return (
    ports.find(({ name, number }) => (near !== undefined && name === near) || String(number) === written) ??
    (others.length === 0 ? only : undefined)
  );
}

function fixOf(field: string, written: string, meant: Asked | undefined): string {
  if (!meant) return `write the name of a port that is there, or give one the name ${written}`;
  if (field === 'portNumber') return `write portNumber: ${meant.number}`;
  return meant.name === undefined ? `give port ${meant.number} a name, and write that` : `write ${field}: ${meant.name}`;
}
