import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import { type Backend, formatBackends, portsEvidence } from '../../../read/services/backend';
import { isServed, knownPorts } from '../../../read/services/known-ports';
import { findTarget, formatPorts, nameOrNumber } from '../../../read/services/pod-port';
import { isHeadless, type Service, type ServicePort } from '../../../read/services/service';
import { WorkloadPorts } from '../../../read/services/workload-ports';
import { groupBy } from '../../../sets/group-by';
import type { Fault, Rule } from '../../rule';
import { findMeantPort } from './find-meant-port';
import { fixTargetName, type TargetFix, writeTarget } from './fix-target-name';

/**
 * A name is found among the ports that containers declare, and nowhere else. A number leads to whatever listens there, declared or not: only
 * where the containers declare a port to which nothing leads, and something shows that it was meant, is the number likely wrong.
 */
export const targetPortUnserved: Rule = {
  id: 'target-port-unserved',
  says: 'the targetPort of a Service is a port that no container of its pods has',
  why: 'A name that no container has leaves the port of the Service without endpoints; at a number that no program listens on, every connection is refused.',
  fix: "Write the name or the number of the containers' port.",
  find: (inventory) =>
    [...groupBy(inventory.services, ({ reference }) => reference.namespace).values()].flatMap((services) => {
      let known: WorkloadPorts | undefined;
      const led = () => (known ??= WorkloadPorts.ledToBy(services, inventory));
      return judgeEach(services, (service) => judge(service, inventory, led));
    }),
};

/** A port of a Service, and where the fault would be. */
interface Place {
  readonly service: Service;
  readonly port: ServicePort;
  readonly index: number;
  readonly path: string;
}

function judge(service: Service, inventory: Inventory, led: () => WorkloadPorts): readonly Fault[] {
  const backends = inventory.backendsOf(service);
  const { ports = [] } = service.spec;
  if (backends.length === 0 || (isHeadless(service) && !isBackend(service, inventory))) return [];
  return judgeEach([...ports.entries()], ([index, port]) => {
    const place = { service, port, index, path: `spec.ports[${index}].${port.targetPort === undefined ? 'port' : 'targetPort'}` };
    return typeof port.targetPort === 'string'
      ? judgeName(place, port.targetPort, backends)
      : judgeNumber(place, port.targetPort ?? port.port, backends, inventory, led);
  });
}

/** Who asks for the name of a headless Service gets the pods, and calls the port that it likes; a controller takes the ports of endpoints. */
function isBackend({ reference: { namespace, name } }: Service, { routing }: Inventory): boolean {
  return routing.backends.some((backend) => backend.namespace === namespace && backend.service === name);
}

function judgeName({ service, port, index, path }: Place, name: string, backends: readonly Backend[]): readonly Fault[] {
  if (isInjected(name) || backends.some(({ ports }) => findTarget(port, ports) !== undefined)) return [];
  return [
    {
      severity: 'error',
      certainty: 'proven',
      resource: service.reference,
      path,
      what: `${formatReference(service.reference)} leads to port ${name} of ${formatBackends(backends)}, which no container there has`,
      why: `its port ${port.port} has no endpoints, so every connection to it is refused`,
      ...editOf(index, fixTargetName(port, name, backends)),
      evidence: portsEvidence(backends),
    },
  ];
}

function editOf(index: number, { fix, targetPort }: TargetFix): Pick<Fault, 'fix' | 'edit'> {
  return { fix, ...(targetPort !== undefined && { edit: { path: `spec.ports[${index}].targetPort`, value: targetPort } }) };
}

/** Whether a service mesh adds a port of this name to pods when they are made. */
function isInjected(name: string): boolean {
  return name.startsWith('linkerd-') || name === 'http-envoy-prom';
}

function judgeNumber(
  { service, port, index, path }: Place,
  number: number,
  backends: readonly Backend[],
  inventory: Inventory,
  led: () => WorkloadPorts,
): readonly Fault[] {
  const known = backends.map(({ workload }) => ({ workload, ports: knownPorts(workload, port.protocol ?? 'TCP', inventory) }));
  if (known.some(({ workload, ports }) => ports.length === 0 || isServed(number, workload, ports, inventory))) return [];
  const meant = findMeantPort(number, port, known, led);
  if (!meant) return [];
  return [
    {
      severity: 'error',
      certainty: 'likely',
      resource: service.reference,
      path,
      what: `${formatReference(service.reference)} leads to port ${number} of ${formatBackends(backends)}, and nothing there says that a program listens on it`,
      why: `what is known to listen there is ${formatPorts(known.flatMap(({ ports }) => ports))}; where no program listens, every connection is refused`,
      ...editOf(index, writeTarget(nameOrNumber(meant))),
      evidence: portsEvidence(backends),
    },
  ];
}
