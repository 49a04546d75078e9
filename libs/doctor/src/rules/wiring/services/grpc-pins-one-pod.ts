import { fewestPods } from '../../../budgets/steady-pods';
import { formatReference } from '../../../finding/resource-reference';
import { listProbes } from '../../../read/container-probes';
import type { Inventory } from '../../../read/inventory';
import { servingContainers } from '../../../read/pod-spec';
import { judgeEach } from '../../../read/schema/unread-field';
import { type Backend } from '../../../read/services/backend';
import { findTarget } from '../../../read/services/pod-port';
import { hasClusterAddress, type Service, type ServicePort } from '../../../read/services/service';
import type { Fault, Rule } from '../../rule';

/** Only where a port says that it is gRPC, there surely are several pods, and no service mesh spreads requests. */
export const grpcPinsOnePod: Rule = {
  id: 'grpc-pins-one-pod',
  says: 'gRPC goes through the cluster address of a Service to several pods',
  why: 'A Service spreads connections, not requests. A gRPC client keeps one connection, so all of its calls go to one pod, and new pods get nothing.',
  fix: 'Write clusterIP: None and let the client take turns (dns:///name:port, round_robin), end connections from time to time (MAX_CONNECTION_AGE), or put a proxy or a mesh before it.',
  find: (inventory) => (isMeshed(inventory) ? [] : judgeEach(inventory.services, (service) => judge(service, inventory))),
};

function judge(service: Service, inventory: Inventory): readonly Fault[] {
  if (!hasClusterAddress(service)) return [];
  const backends = inventory.backendsOf(service);
  const { ports = [] } = service.spec;
  const index = ports.findIndex((port) => isGrpc(port, backends));
  const port = ports[index];
  if (!port) return [];
  const several = judgeEach(backends, ({ workload }) => [{ workload, count: fewestPods(workload, inventory) }]).find(
    ({ count }) => count.pods >= 2,
  );
  if (!several) return [];
  const { reference } = service;
  return [
    {
      severity: 'warning',
      certainty: 'likely',
      resource: reference,
      path: `spec.ports[${index}]`,
      what: `${formatReference(reference)} takes gRPC on port ${port.port} to ${several.count.pods} pods or more of ${formatReference(several.workload.reference)} by one address`,
      why: 'a client keeps one connection, which stays at one pod: the others get no calls of that client, however many there are',
      fix: 'write clusterIP: None for clients that take turns themselves, or limit the age of connections in the server',
      evidence: several.count.evidence,
    },
  ];
}

function isGrpc(port: ServicePort, backends: readonly Backend[]): boolean {
  const { name = '', appProtocol = '' } = port;
  return (
    /^(grpc|kubernetes\.io\/h2c|h2c)$/.test(appProtocol) ||
    /^grpc(-|$)/.test(name) ||
    backends.some((backend) => isAskedByGrpc(port, backend))
  );
}

/** Whether the kubelet asks the port by gRPC whether its program is well. */
function isAskedByGrpc(port: ServicePort, { workload, ports }: Backend): boolean {
  const target = findTarget(port, ports);
  const probes = servingContainers(workload.pod).flatMap(({ container }) => listProbes(container));
  return probes.some(({ probe: { grpc } }) => grpc?.port !== undefined && grpc.port === target);
}

/** Whether a mesh may spread requests: one has objects here, or is asked to put its proxies into pods. */
function isMeshed({ objects, namespaces }: Inventory): boolean {
  const kinds = objects.kinds.some((kind) => /\.(istio|linkerd)\.io$/.test(kind));
  return kinds || [...namespaces.values()].some((labels) => Object.keys(labels()).some((label) => /istio(-injection|\.io\/)/.test(label)));
}
