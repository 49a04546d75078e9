import { k8s } from 'cdk8s-plus-28';
import type { DeclaredTraffic } from 'fairlead/doctor';
import { CONTROL_PLANE_PORT, type Mesh } from '../environment/cluster/mesh';
import { DNS_PORT, type DnsServer, KUBE_DNS } from '../environment/dns';
import { toPeer, toPort } from './network-policy';
import type { PlatformScope } from './scope';

/** UDP first; TCP carries the answers that do not fit a datagram. */
const DNS_PROTOCOLS = ['UDP', 'TCP'] as const;

/** Closes the namespace both ways, so that only what another policy names gets through. Probes from a pod's own node always do. */
export function denyAll(platform: PlatformScope): void {
  new k8s.KubeNetworkPolicy(platform, 'deny-all', {
    metadata: { name: 'deny-all' },
    spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
  });
}

/** Lets every pod resolve names, by whoever does that in the cluster. */
export function allowDns(platform: PlatformScope, servers: readonly DnsServer[] = KUBE_DNS): void {
  new k8s.KubeNetworkPolicy(platform, 'allow-dns', {
    metadata: { name: 'allow-dns' },
    spec: {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: servers.map((server) => ({
        to: ['cidr' in server ? { ipBlock: { cidr: server.cidr } } : toPeer(server)],
        ports: DNS_PROTOCOLS.map((protocol) => toPort(server.port ?? DNS_PORT, protocol)),
      })),
    },
  });
  for (const { port = DNS_PORT, ...to } of servers)
    for (const protocol of DNS_PROTOCOLS) platform.declare({ from: { namespace: platform.namespace }, to, protocol, port });
}

/** Lets the proxy of every pod ask the control plane of its mesh. */
export function allowControlPlane(platform: PlatformScope, { controlPlane }: Mesh): void {
  const { namespace, podLabels } = controlPlane;
  new k8s.KubeNetworkPolicy(platform, 'allow-mesh', {
    metadata: { name: 'allow-mesh' },
    spec: { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [toPeer(controlPlane)], ports: [toPort(CONTROL_PLANE_PORT)] }] },
  });
  platform.declare({ from: { namespace: platform.namespace }, to: { namespace, podLabels }, port: CONTROL_PLANE_PORT });
}

/** The same list whatever the order of declaration. */
export function sortTraffic(traffic: readonly DeclaredTraffic[]): readonly DeclaredTraffic[] {
  const keyed = traffic.map((declared) => [JSON.stringify(declared), declared] as const);
  return keyed.sort(([a], [b]) => (a < b ? -1 : Number(a > b))).map(([, declared]) => declared);
}
