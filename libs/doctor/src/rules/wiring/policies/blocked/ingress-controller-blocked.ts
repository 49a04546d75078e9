import { DependencyModel } from '../../../../dependencies/dependency-model';
import { type Destination, findDestinations } from '../../../../dependencies/service-destinations';
import { formatOwner, formatReference, type WorkloadReference } from '../../../../finding/resource-reference';
import type { ResolvedPeer } from '../../../../reach/resolved-peer';
import type { Inventory } from '../../../../read/inventory';
import type { Backend } from '../../../../read/routing/backend';
import { servingContainers } from '../../../../read/pod-spec';
import { judgeEach, unlessUnread } from '../../../../read/schema/unread-field';
import type { Service } from '../../../../read/services/service';
import { groupBy } from '../../../../sets/group-by';
import type { Fault, Rule } from '../../../rule';
import { findServicePortRules, type ServicePortRule } from '../service-port-rules';
import { describeIsolation } from './describe-isolation';

/** Images of programs that take requests from outside for others. */
const CONTROLLER = /ambassador|caddy|contour|emissary|envoy|gateway|haproxy|ingress|istio|kong|nginx|traefik|tyk/;

/** Where the controller runs is not known, so any pod of another namespace and any address may be it. */
export const ingressControllerBlocked: Rule = {
  id: 'ingress-controller-blocked',
  says: 'an Ingress leads to pods that policies close to everybody who may be its controller',
  why: 'The controller connects to the pods themselves, from its own namespace: its requests wait until they time out, and it answers 504.',
  fix: 'Add an ingress rule from the namespace of the controller, on the port of the pods.',
  isForUndeclared: true,
  find: (inventory) => {
    const model = DependencyModel.of(inventory);
    if (model.hasUnreadTraffic) return [];
    const ingressBackends = inventory.routing.backends.filter(({ route }) => route.kind === 'Ingress');
    const led = judgeEach(ingressBackends, destinationsFinder(inventory, model));
    const explained = findServicePortRules(inventory);
    const closed = led.filter(({ destination }) => isClosed(destination, explained, model));
    return [...groupBy(closed, ({ destination: { podSet, port } }) => `${podSet.name} ${port}`).values()].flatMap((same) =>
      judge(same, model),
    );
  },
};

/** A port of pods that an Ingress leads to. */
interface Led {
  readonly backend: Backend;
  readonly destination: Destination;
}

function destinationsFinder({ services }: Inventory, { cluster }: DependencyModel): (backend: Backend) => readonly Led[] {
  const byName = new Map<string, Service>(services.map((service) => [formatOwner(service.reference), service]));
  return (backend) => {
    const service = byName.get(formatOwner({ namespace: backend.namespace, name: backend.service }));
    const port = service?.spec.ports?.find((each) => each.port === backend.port || each.name === backend.port)?.port;
    if (!service || port === undefined) return [];
    return findDestinations(cluster, service, port).map((destination) => ({ backend, destination }));
  };
}

/** @param explained rules that another finding tells to be for the wrong port */
function isClosed(
  { podSet, protocol, port }: Destination,
  explained: readonly ServicePortRule[],
  { connectivity, inventory }: DependencyModel,
): boolean {
  const { isIsolated, peers } = connectivity.effectivePolicy(podSet, 'ingress');
  if (!isIsolated) return false;
  const outsiders = peers.filter((peer) => mayBeController(peer, podSet.workload.namespace, inventory));
  return !outsiders.some(
    (peer) =>
      peer.ports.at(podSet).has(protocol, port) ||
      explained.some(({ policy, rulePath }) => policy === peer.policy && rulePath === peer.rulePath),
  );
}

function mayBeController({ isEveryone, outside, addresses, podSets }: ResolvedPeer, own: string, inventory: Inventory): boolean {
  if (isEveryone || !outside.isEmpty || !addresses.isEmpty) return true;
  return [...podSets].some(({ workload }) => workload.namespace !== own || hasControllerImage(workload, inventory));
}

/** What cannot be read may be one. */
function hasControllerImage(reference: WorkloadReference, inventory: Inventory): boolean {
  const isOne = unlessUnread(() => {
    const workload = inventory.findWorkload(reference);
    return workload && servingContainers(workload.pod).some(({ container }) => CONTROLLER.test(container.image ?? ''));
  });
  return isOne ?? true;
}

function judge(same: readonly Led[], { connectivity }: DependencyModel): readonly Fault[] {
  const [first] = same;
  const [policy, ...others] = first ? connectivity.effectivePolicy(first.destination.podSet, 'ingress').policies : [];
  if (!first || !policy) return [];
  const { podSet, protocol, port } = first.destination;
  const pods = formatReference(podSet.workload);
  return [
    {
      severity: 'error',
      certainty: 'likely',
      resource: policy.reference,
      path: 'spec.ingress',
      what: `${formatReference(first.backend.route)} leads to ${pods} on ${protocol} ${port}, and no policy lets its controller in`,
      why: `${describeIsolation([policy, ...others], 'these pods', 'ingress')}, and this port is open for pods of these manifests alone, or for nobody`,
      fix: `add an ingress rule for ${pods}: from the namespace of the controller (namespaceSelector kubernetes.io/metadata.name), port ${protocol} ${port}`,
      evidence: same.map(({ backend }) => ({ resource: backend.route, path: backend.path, says: `leads to Service ${backend.service}` })),
    },
  ];
}
