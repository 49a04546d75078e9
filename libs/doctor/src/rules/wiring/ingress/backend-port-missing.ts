import { findNearestWord } from 'fairlead/contract';
import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import type { Backend } from '../../../read/routing/backend';
import { judgeEach } from '../../../read/schema/unread-field';
import { isExternalName, type Service, type ServicePort } from '../../../read/services/service';
import type { Fault, Rule } from '../../rule';

/** Both names and numbers are those of the Service, not of the pods behind it. */
export const backendPortMissing: Rule = {
  id: 'backend-port-missing',
  says: 'an Ingress or a route sends requests to a port that the Service does not have',
  why: 'The controller finds no endpoint behind the port, and answers with 503. It is the Service that is asked for the port, not its pods.',
  fix: 'Write a port of the Service: by number its `port`, not its `targetPort`; in an Ingress by name its `name`.',
  find: (inventory) => {
    const services = new Map(inventory.services.map((service) => [formatReference(service.reference), service]));
    return judgeEach(inventory.routing.backends, (backend) => judge(backend, services, inventory));
  },
};

function judge(backend: Backend, services: ReadonlyMap<string, Service>, inventory: Inventory): readonly Fault[] {
  const { namespace, service: name, port } = backend;
  const service = services.get(formatReference({ kind: 'Service', namespace, name }));
  if (!service || port === undefined || isExternalName(service) || inventory.access.mayChange('services', namespace, name)) return [];
  const { ports = [] } = service.spec;
  const isThere = ports.some((each) => each.name === port || each.port === port);
  return isThere || ports.length === 0 ? [] : [toFault(backend, port, service, ports)];
}

function toFault(backend: Backend, port: string | number, service: Service, ports: readonly ServicePort[]): Fault {
  const behind = ports.find(({ targetPort }) => targetPort === port);
  const has = `has ${ports.map(describePort).join(', ')}`;
  return {
    severity: behind ? 'warning' : 'error',
    certainty: behind ? 'likely' : 'proven',
    resource: backend.route,
    path: backend.portPath,
    what: `${formatReference(backend.route)} sends requests to port ${port} of ${formatReference(service.reference)}, which ${has}`,
    why: behind
      ? `${port} is a port of its pods; ingress-nginx takes that too, other controllers find no endpoint and answer with 503`
      : 'its controller finds no endpoint behind that port, and answers with 503',
    fix: describeFix(port, behind ?? findMeant(port, ports)),
    evidence: [{ resource: service.reference, path: 'spec.ports', says: `it ${has}` }],
  };
}

/** A number in quotes is a name, which no port may have. */
function findMeant(port: string | number, ports: readonly ServicePort[]): ServicePort | undefined {
  const names = ports.flatMap(({ name }) => name ?? []);
  const near = typeof port === 'string' ? findNearestWord(port, names) : undefined;
  return (
    ports.find((each) => String(each.port) === port || (near !== undefined && each.name === near)) ??
    (ports.length === 1 ? ports[0] : undefined)
  );
}

function describeFix(port: string | number, meant: ServicePort | undefined): string {
  if (!meant) return 'write a port that the Service has';
  return typeof port === 'string' && meant.name !== undefined && String(meant.port) !== port
    ? `write name: ${meant.name}`
    : `write number: ${meant.port}`;
}

function describePort({ name, port }: ServicePort): string {
  return name === undefined ? String(port) : `${name} (${port})`;
}
