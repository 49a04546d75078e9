import { k8s } from 'cdk8s-plus-28';
import type { Destination } from './component';
import type { NamespacePods } from '../environment/namespace-pods';
import { lazily } from '../objects/lazily';
import { toPeer, toPort } from './network-policy';
import type { CallerScope } from './scope';

/**
 * Opens one edge of the graph: out of the caller and, where the callee is in the cluster, into the callee, on ports of the callee's pods.
 * Each half is an object of its own platform, which names the other's namespace where they are two.
 *
 * @param ports read when the policies are rendered, since a later call may need more of them
 */
export function allowTraffic(caller: CallerScope, callee: Destination, ports: () => readonly number[]): void {
  const isNeighbour = callee.platform === caller.platform;
  allowTo(caller, isNeighbour ? callee.name : nameAbroad(callee), isNeighbour ? callee.peers : [toPeer(podsOf(callee))], ports);
  if (!callee.workload) return;
  if (isNeighbour) allowFrom(callee, caller.name, { podSelector: { matchLabels: caller.podLabels } }, ports);
  else allowFrom(callee, nameAbroad(caller), toPeer(podsOf(caller)), ports);
}

/** Notes that a call is meant to flow to one port of the callee's pods. Of two platforms each knows the other's pods by their labels. */
export function declareCall(caller: CallerScope, callee: Destination, port: number): void {
  const { host, workload } = callee;
  const address = workload && { address: { host, port } };
  if (callee.platform === caller.platform) {
    for (const to of callee.ends) for (const from of caller.ends) caller.platform.declare({ from, to, port, ...address });
    return;
  }
  for (const from of caller.ends) caller.platform.declare({ from, to: podsOf(callee), port });
  declareFromNamespace(callee, podsOf(caller), port);
}

/** Opens both halves of an edge to a port of a neighbour's pods that no Service leads to, and notes that it is meant. */
export function openToNeighbour(caller: CallerScope, callee: CallerScope, port: number): void {
  allowTo(caller, callee.name, [{ podSelector: { matchLabels: callee.podLabels } }], () => [port]);
  allowFrom(callee, caller.name, { podSelector: { matchLabels: caller.podLabels } }, () => [port]);
  for (const from of caller.ends) for (const to of callee.ends) caller.platform.declare({ from, to, port });
}

/**
 * Lets a caller out to address ranges that are no pods, and notes that it is meant.
 *
 * @param name what is there, for the name of the policy
 */
export function openToAddresses(caller: CallerScope, name: string, cidrs: readonly string[], port: number): void {
  allowTo(
    caller,
    name,
    cidrs.map((cidr) => ({ ipBlock: { cidr } })),
    () => [port],
  );
  for (const from of caller.ends) for (const cidr of cidrs) caller.platform.declare({ from, to: { cidr }, port });
}

/** Of a component of another platform, whose names are those of another namespace. */
function nameAbroad({ name, platform }: Destination | CallerScope): string {
  return `${platform.namespace}-${name}`;
}

/** Pods as another platform knows them. */
function podsOf({ platform, podLabels }: Destination | CallerScope): NamespacePods {
  return { namespace: platform.namespace, podLabels };
}

/**
 * Lets the pods of another namespace reach a workload on some of its pod ports.
 *
 * @param ports read when the policy is rendered
 */
export function allowFromNamespace(
  callee: Destination | CallerScope,
  name: string,
  pods: NamespacePods,
  ports: () => readonly number[],
): void {
  allowFrom(callee, name, toPeer(pods), ports);
}

/** Notes that the pods of another namespace are meant to reach a workload on one of its pod ports. */
export function declareFromNamespace(callee: Destination | CallerScope, { namespace, podLabels }: NamespacePods, port: number): void {
  for (const to of callee.ends) callee.platform.declare({ from: { namespace, podLabels }, to, port });
}

function allowTo(caller: CallerScope, name: string, to: k8s.NetworkPolicyPeer[], ports: () => readonly number[]): void {
  const egress = `allow-${caller.name}-to-${name}`;
  new k8s.KubeNetworkPolicy(caller, egress, {
    metadata: { name: egress },
    spec: {
      podSelector: { matchLabels: caller.podLabels },
      policyTypes: ['Egress'],
      egress: [{ to, ports: lazily(() => ports().map((port) => toPort(port))) }],
    },
  });
}

function allowFrom(callee: Destination | CallerScope, name: string, peer: k8s.NetworkPolicyPeer, ports: () => readonly number[]): void {
  const ingress = `allow-${callee.name}-from-${name}`;
  new k8s.KubeNetworkPolicy(callee, ingress, {
    metadata: { name: ingress },
    spec: {
      podSelector: { matchLabels: callee.podLabels },
      policyTypes: ['Ingress'],
      ingress: [{ from: [peer], ports: lazily(() => ports().map((port) => toPort(port))) }],
    },
  });
}
