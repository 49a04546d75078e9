import { DependencyModel } from '../../../../dependencies/dependency-model';
import { type Destination, findDestinations } from '../../../../dependencies/service-destinations';
import type { PodSet } from '../../../../reach/pod-set';
import type { PolicyPeer } from '../../../../reach/policy';
import type { ResolvedPeer } from '../../../../reach/resolved-peer';
import type { Inventory } from '../../../../read/inventory';
import { judgeEach } from '../../../../read/schema/unread-field';
import type { Workload } from '../../../../read/workload';
import { hasValue } from '../../../../sets/label-values';
import { NAMESPACE_NAME } from '../../../../sets/labels';

/** Where clusters keep their DNS: its port, and the one that its pods listen on where they may not open that (OpenShift). */
export const DNS_PORTS = Object.freeze({ service: 53, pods: 5353 });
const ANY_DNS_PORT: readonly number[] = Object.values(DNS_PORTS);
const DNS_NAMESPACES = ['kube-system', 'openshift-dns'];

/** Pods that cannot ask the DNS, though they are told names. */
export interface Deaf {
  readonly workload: Workload;
  readonly podSet: PodSet;
  /** One of the names. */
  readonly host: string;
}

/** Which pods may ask the DNS of the cluster. */
export class DnsAccess {
  private readonly model: DependencyModel;
  /** The pods of the DNS, where the manifests have them. */
  private readonly servers: readonly Destination[];

  constructor(inventory: Inventory) {
    this.model = DependencyModel.of(inventory);
    const services = inventory.services.filter(({ reference }) => DNS_NAMESPACES.includes(reference.namespace));
    this.servers = judgeEach(services, (service) => findDestinations(this.model.cluster, service, DNS_PORTS.service));
  }

  /** The port on which its pods are known to listen. */
  get knownPort(): number | undefined {
    return this.servers[0]?.port;
  }

  /** Pods with a name to ask for, and no way to. */
  listDeaf(): readonly Deaf[] {
    const { cluster, dependencies, hasUnreadTraffic } = this.model;
    if (hasUnreadTraffic) return [];
    const hosts = new Map(dependencies.map(({ workload, addresses }) => [workload, addresses[0].host]));
    return judgeEach([...hosts], ([workload, host]) =>
      cluster.find(workload.reference).flatMap((podSet) => (this.isOpenTo(podSet) ? [] : [{ workload, podSet, host }])),
    );
  }

  /** Whether policies may let pods ask it. */
  isOpenTo(podSet: PodSet): boolean {
    const effective = this.model.connectivity.effectivePolicy(podSet, 'egress');
    if (!effective.isIsolated) return true;
    const asking = effective.peers.filter(opensDns);
    if (this.servers.length === 0) return asking.some(mayBeDns);
    const isServerOpen = this.servers.some((server) => effective.possiblePortsWith(server.podSet).has('UDP', server.port));
    return isServerOpen || asking.some(({ addresses }) => !addresses.isEmpty);
  }
}

function opensDns({ ports }: ResolvedPeer): boolean {
  return ANY_DNS_PORT.some((port) => ports.possible.has('UDP', port));
}

/** Whether a peer may be the DNS: an address, or pods of a namespace that may hold it. */
export function mayBeDns({ policy, path, podSets }: Pick<ResolvedPeer, 'policy' | 'path' | 'podSets'>): boolean {
  const peer = policy.peers.egress?.find((each) => each.path === path);
  if (!peer || peer.isEveryone || peer.addresses) return true;
  return mayBeInDnsNamespace(peer) || [...podSets].some(({ ports }) => ports.some(({ port }) => ANY_DNS_PORT.includes(port)));
}

function mayBeInDnsNamespace({ pods }: PolicyPeer): boolean {
  const names = pods?.namespaces.keys.get(NAMESPACE_NAME);
  return !names || DNS_NAMESPACES.some((namespace) => hasValue(names, namespace));
}
