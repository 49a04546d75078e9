import type { Finding } from '../finding/finding';
import { formatOwner, formatReference, type WorkloadReference } from '../finding/resource-reference';
import type { Inventory } from '../read/inventory';
import { judgeEach } from '../read/schema/unread-field';
import { formatLabels } from '../read/selection/meant-labels';
import { type Backend, formatBackends, portsEvidence } from '../read/services/backend';
import { findTarget, nameOrNumber } from '../read/services/pod-port';
import type { Service } from '../read/services/service';
import { groupBy } from '../sets/group-by';
import type { Labels } from '../sets/labels';
import { PROTOCOLS, type Protocol } from '../sets/port-set';
import type { DeclaredEnd, DeclaredTraffic, ServiceAddress } from './declared-traffic';

/** An address that callers are told, and the port of the pods that it must lead to. */
interface DeclaredAddress {
  readonly service: { readonly namespace: string; readonly name: string };
  readonly address: ServiceAddress;
  readonly to: WorkloadReference;
  readonly protocol: Protocol;
  readonly port: number;
}

type Fault = Pick<Finding, 'resource' | 'path' | 'what' | 'fix'> & Partial<Pick<Finding, 'evidence' | 'missing'>>;

/** A finding for each address of declared traffic that does not lead, through a Service, to the port of the callee's pods and no others. */
export function findUnservedAddresses(declared: readonly DeclaredTraffic[], inventory: Inventory): readonly Finding[] {
  const services = new Map(inventory.services.map((service) => [formatOwner(service.reference), service]));
  const callees = groupBy(declared.flatMap(toAddress), ({ service, address, protocol }) =>
    [formatOwner(service), address.port, protocol].join(' '),
  );
  return judgeEach([...callees.values()], (same) => {
    const served = new Map(same.map((each) => [formatReference(each.to), each]));
    return judgeEach([...served.values()], (each) =>
      judge(each, services.get(formatOwner(each.service)), new Set(served.keys()), inventory),
    );
  });
}

function toAddress({ from, to, address, port, protocol = PROTOCOLS[0] }: DeclaredTraffic): readonly DeclaredAddress[] {
  if (!address || !('kind' in to)) return [];
  const [name = '', namespace = namespaceOf(from) ?? to.namespace] = address.host.split('.');
  return [{ service: { namespace, name }, address, to, protocol, port }];
}

function namespaceOf(end: DeclaredEnd): string | undefined {
  return 'cidr' in end ? undefined : end.namespace;
}

function judge(
  declared: DeclaredAddress,
  service: Service | undefined,
  callees: ReadonlySet<string>,
  inventory: Inventory,
): readonly Finding[] {
  const workload = inventory.findWorkload(declared.to);
  if (!workload) return [];
  inventory.objects.assertComplete('Service', declared.service.namespace);
  if (!service) return [findingOf(declared, describeMissing(declared))];
  const backends = inventory.backendsOf(service);
  const backend = backends.find((each) => each.workload === workload);
  const strangers = backends.filter((each) => !callees.has(formatReference(each.workload.reference)));
  if (backend && strangers.length === 0) return judgePort(declared, service, backend);
  const selected = backend ? `also ${formatBackends(strangers)}` : formatSelected(service, backends);
  return [findingOf(declared, describeSelector(service, selected, workload.selector?.matchLabels ?? workload.podLabels))];
}

function judgePort(declared: DeclaredAddress, service: Service, backend: Backend): readonly Finding[] {
  const { ports = [] } = service.spec;
  const index = ports.findIndex(({ port, protocol = 'TCP' }) => port === declared.address.port && protocol === declared.protocol);
  const port = ports[index];
  if (!port) return [findingOf(declared, describePort(declared, service))];
  const target = findTarget(port, backend.ports);
  // Of a name that no container has, a rule says so.
  if (target === undefined || target === declared.port) return [];
  return [findingOf(declared, describeTarget(declared, service, backend, index))];
}

function describeMissing({ service, address }: DeclaredAddress): Fault {
  const resource = { kind: 'Service', ...service };
  return { resource, missing: resource, what: `${formatReference(resource)} is not there`, fix: `add it, with port ${address.port}` };
}

function formatSelected({ spec }: Service, backends: readonly Backend[]): string {
  return spec.selector ? formatBackends(backends) || 'no pod' : 'nothing, for it has no selector';
}

function describeSelector({ reference }: Service, selected: string, labels: Labels): Fault {
  return {
    resource: reference,
    path: 'spec.selector',
    what: `${formatReference(reference)} selects ${selected}`,
    fix: `select ${formatLabels(labels)} alone`,
  };
}

function describePort({ address }: DeclaredAddress, { reference, spec: { ports = [] } }: Service): Fault {
  const path = ports.length === 1 ? 'spec.ports[0].port' : 'spec.ports';
  const numbers = ports.map(({ port }) => port).join(', ') || 'no port';
  return {
    resource: reference,
    path,
    what: `${formatReference(reference)} has ${numbers}, and not ${address.port}`,
    fix: `write port: ${address.port}`,
  };
}

/** A name of a port whose number is another than declared: the number is wrong where no other port has the declared one. */
function describeTarget(declared: DeclaredAddress, { reference, spec }: Service, backend: Backend, index: number): Fault {
  const { targetPort, ...port } = spec.ports?.[index] ?? { port: 0 };
  const { ports, workload } = backend;
  const target = findTarget({ ...port, ...(targetPort !== undefined && { targetPort }) }, ports);
  const meant = ports.find(({ number }) => number === declared.port);
  const named = ports.find(({ name }) => name === targetPort);
  const what = `${formatReference(reference)} leads to port ${target} of ${formatReference(workload.reference)}`;
  if (named && !meant)
    return {
      resource: workload.reference,
      path: `${named.path}.containerPort`,
      what,
      fix: `write containerPort: ${declared.port}`,
      evidence: [{ resource: reference, path: `spec.ports[${index}]`, says: `leads to port ${named.name}` }],
    };
  const path = `spec.ports[${index}].${targetPort === undefined ? 'port' : 'targetPort'}`;
  const fix = `write targetPort: ${meant ? nameOrNumber(meant) : declared.port}`;
  return { resource: reference, path, what, fix, evidence: portsEvidence([backend]) };
}

function findingOf({ address, to, port, protocol }: DeclaredAddress, { what, ...fault }: Fault): Finding {
  return {
    id: 'unserved-address',
    severity: 'error',
    certainty: 'proven',
    evidence: [],
    ...fault,
    what: `${address.host}:${address.port} does not lead to ${protocol} ${port} of ${formatReference(to)}: ${what}`,
    why: 'it is declared as the address of these pods, so their callers reach nobody, or somebody else',
  };
}
