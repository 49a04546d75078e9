import { k8s } from 'cdk8s-plus-28';
import type { DeclaredTraffic } from 'fairlead/doctor';
import { toPeer, toPort } from './network-policy';
import type { PlatformScope } from './scope';

/** The pods that resolve names, as every distribution of Kubernetes labels them, and the port they listen on. */
const CLUSTER_DNS = Object.freeze({ namespace: 'kube-system', podLabels: Object.freeze({ 'k8s-app': 'kube-dns' }), port: 53 });

/** UDP first; TCP carries the answers that do not fit a datagram. */
const DNS_PROTOCOLS = ['UDP', 'TCP'] as const;

/** Closes the namespace both ways, so that only what another policy names gets through. Probes from a pod's own node always do. */
export function denyAll(platform: PlatformScope): void {
  new k8s.KubeNetworkPolicy(platform, 'deny-all', {
    metadata: { name: 'deny-all' },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
}

/** Lets every pod resolve names. */
export function allowDns(platform: PlatformScope): void {
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

/** The same list whatever the order of declaration. */
export function sortTraffic(traffic: readonly DeclaredTraffic[]): readonly DeclaredTraffic[] {
  const keyed = traffic.map((declared) => [JSON.stringify(declared), declared] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, declared]) => declared);
}
