import { k8s } from 'cdk8s-plus-28';
import type { DeclaredTraffic } from 'fairlead/doctor';
import type { NamespacePods } from '../environment/namespace-pods';
import type { Component } from './component';
import type { Platform } from '../platform/platform';

const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** The pods that resolve names, as every distribution of Kubernetes labels them, and the port they listen on. */
export const CLUSTER_DNS = Object.freeze({ namespace: 'kube-system', podLabels: Object.freeze({ 'k8s-app': 'kube-dns' }), port: 53 });

/** UDP first; TCP carries the answers that do not fit a datagram. */
const DNS_PROTOCOLS = ['UDP', 'TCP'] as const;

/** Closes the namespace both ways, so that only what another policy names gets through. Probes from a pod's own node always do. */
export function denyAll(platform: Platform): void {
  new k8s.KubeNetworkPolicy(platform, 'deny-all', {
    metadata: { name: 'deny-all' },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
}

/** Lets every pod resolve names. */
export function allowDns(platform: Platform): void {
  const { namespace, podLabels, port } = CLUSTER_DNS;
  new k8s.KubeNetworkPolicy(platform, 'allow-dns', {
    metadata: { name: 'allow-dns' },
    spec: {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [{ to: [toPeer(CLUSTER_DNS)], ports: DNS_PROTOCOLS.map((protocol) => toPort(port, protocol)) }],
    },
  });
  for (const protocol of DNS_PROTOCOLS)
    platform.declare({ from: { namespace: platform.namespace }, to: { namespace, podLabels }, protocol, port });
}

/** Opens one edge of the graph: out of the caller and, where the callee is in the cluster, into the callee, on the callee's pod port. */
export function allowTraffic(caller: Component, callee: Component): void {
  const egress = `allow-${caller.name}-to-${callee.name}`;
  new k8s.KubeNetworkPolicy(caller, egress, {
    metadata: { name: egress },
    spec: {
      podSelector: { matchLabels: caller.podLabels },
      policyTypes: ['Egress'],
      egress: [{ to: callee.peers, ports: [toPort(callee.port)] }],
    },
  });
  if (callee.workload) allowFrom(callee, caller.name, { podSelector: { matchLabels: caller.podLabels } }, callee.port);
  for (const to of callee.ends) for (const from of caller.ends) caller.platform.declare({ from, to, port: callee.port });
}

/** Lets the pods of another namespace reach a component on one of its pod ports. */
export function allowFromNamespace(callee: Component, name: string, pods: NamespacePods, port: number): void {
  allowFrom(callee, name, toPeer(pods), port);
  const { namespace, podLabels } = pods;
  for (const to of callee.ends) callee.platform.declare({ from: { namespace, podLabels }, to, port });
}

/** The same list whatever the order of declaration. */
export function sortTraffic(traffic: readonly DeclaredTraffic[]): readonly DeclaredTraffic[] {
  const keyed = traffic.map((declared) => [JSON.stringify(declared), declared] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, declared]) => declared);
}

function allowFrom(callee: Component, name: string, peer: k8s.NetworkPolicyPeer, port: number): void {
  const ingress = `allow-${callee.name}-from-${name}`;
  new k8s.KubeNetworkPolicy(callee, ingress, {
    metadata: { name: ingress },
    spec: {
      podSelector: { matchLabels: callee.podLabels },
      policyTypes: ['Ingress'],
      ingress: [{ from: [peer], ports: [toPort(port)] }],
    },
  });
}

function toPeer({ namespace, podLabels }: NamespacePods): k8s.NetworkPolicyPeer {
  return { namespaceSelector: { matchLabels: { [NAMESPACE_NAME]: namespace } }, podSelector: { matchLabels: podLabels } };
}

function toPort(port: number, protocol: 'TCP' | 'UDP' = 'TCP'): k8s.NetworkPolicyPort {
  return { protocol, port: k8s.IntOrString.fromNumber(port) };
}
