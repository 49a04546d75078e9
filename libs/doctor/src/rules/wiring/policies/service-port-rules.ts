import { DependencyModel } from '../../../dependencies/dependency-model';
import { findDestinations, selectedPods } from '../../../dependencies/service-destinations';
import type { PodSet } from '../../../reach/pod-set';
import { type Direction, DIRECTIONS, type Policy, type PolicyPeer } from '../../../reach/policy';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import { isHeadless, type Service } from '../../../read/services/service';
import { groupBy } from '../../../sets/group-by';
import { onceFor } from '../../../sets/once-for';

/** A rule that opens the port of a Service, where connections arrive at another port of its pods. */
export interface ServicePortRule {
  readonly policy: Policy;
  readonly direction: Direction;
  /** `spec.egress[0]`. */
  readonly rulePath: string;
  readonly service: Service;
  /** Of the Service, as the rule has it. */
  readonly port: number;
  /** Of the pods. */
  readonly podPort: number;
}

/** Every such rule: no pod that it opens the port of says that it serves it. */
export const findServicePortRules = onceFor((inventory: Inventory): readonly ServicePortRule[] => {
  const model = DependencyModel.of(inventory);
  const services = groupBy(
    judgeEach(inventory.services, (service) => selectedPods(model.cluster, service).map((podSet) => ({ service, podSet }))),
    ({ podSet }) => podSet,
  );
  const servicesOf = (podSet: PodSet) => (services.get(podSet) ?? []).map(({ service }) => service);
  return model.cluster.policies.flatMap((policy) =>
    DIRECTIONS.flatMap((direction) =>
      judgeEach(firstOfRules(policy.peers[direction]), (peers) => judge(policy, direction, peers, model, servicesOf)),
    ),
  );
});

/** The peers of each rule. */
function firstOfRules(peers: readonly PolicyPeer[] = []): readonly (readonly PolicyPeer[])[] {
  return [...groupBy(peers, ({ rulePath }) => rulePath).values()];
}

function judge(
  policy: Policy,
  direction: Direction,
  peers: readonly PolicyPeer[],
  model: DependencyModel,
  servicesOf: (podSet: PodSet) => readonly Service[],
): readonly ServicePortRule[] {
  const [first] = peers;
  const called = direction === 'ingress' ? model.cluster.selectIn(policy.reference.namespace, policy.pods) : podsOf(peers, model);
  if (!first || called.length === 0 || called.some(({ ports }) => ports.length === 0)) return [];
  const opened = first.ports;
  const services = [...new Set(called.flatMap(servicesOf))].filter((service) => !isHeadless(service));
  const candidates = services.flatMap((service) =>
    (service.spec.ports ?? []).flatMap(({ port, protocol = 'TCP' }) => {
      if (!opened.numbered.has(protocol, port) || called.some(({ ports }) => ports.some((own) => own.port === port))) return [];
      const podPorts = findDestinations(model.cluster, service, port).filter(({ podSet }) => called.includes(podSet));
      const [podPort] = podPorts;
      if (!podPort || podPorts.some(({ podSet, port: number }) => opened.at(podSet).has(protocol, number))) return [];
      return [{ policy, direction, rulePath: first.rulePath, service, port, podPort: podPort.port }];
    }),
  );
  return candidates.slice(0, 1);
}

/** Whom an egress rule lets its pods call; nobody where some of them are not in the manifests. */
function podsOf(peers: readonly PolicyPeer[], { cluster }: DependencyModel): readonly PodSet[] {
  return peers.every(({ pods, isEveryone }) => pods && !isEveryone && cluster.outside(pods).isEmpty)
    ? peers.flatMap(({ pods }) => (pods ? [...cluster.select(pods)] : []))
    : [];
}
