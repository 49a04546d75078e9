import { listServicePorts, type ServicePortEnds } from '@fairlead/doctor/testing';
import { AddressSet, Cluster, Connectivity, type Direction, judgeConnection, type Manifest, type PodSet, PortSet } from 'fairlead/doctor';
import type { End } from './end';

/**
 * What the doctor says of connections, with the one thing added that no manifest has: the addresses of the pods, so that an ipBlock is
 * judged too.
 */
export class Engine {
  readonly podSets: readonly PodSet[];
  readonly servicePorts: readonly ServicePortEnds[];
  readonly #connectivity: Connectivity;

  constructor(objects: readonly Manifest[]) {
    const cluster = new Cluster(objects);
    this.podSets = cluster.podSets;
    this.servicePorts = listServicePorts(objects, cluster);
    this.#connectivity = new Connectivity(cluster);
  }

  /** The ports on which one end reaches another, which is not itself. */
  openPorts(from: End, to: End): PortSet {
    return this.#half('egress', from, to).intersect(this.#half('ingress', to, from));
  }

  /** What the policies of one end let through. Nobody knows of any where the manifests do not have it. */
  #half(direction: Direction, end: End, { podSet: pods, outsider, address }: End): PortSet {
    const [subject, podSet] = [this.#find(end.podSet), this.#find(pods)];
    if (!subject) return PortSet.ALL;
    const effective = this.#connectivity.effectivePolicy(subject, direction);
    const addresses = AddressSet.of(`${address}/32`);
    const byAddress = judgeConnection(effective, { type: 'addresses', addresses }, PortSet.ALL).openPorts;
    if (outsider) return byAddress.union(effective.portsWithOutsider(outsider.namespaceLabels, outsider.podLabels));
    if (!podSet) return byAddress;
    // A port that an ipBlock opens by name is that of the pod behind the address.
    const blocks = effective.peers.filter((peer) => peer.addresses.contains(addresses));
    const named = blocks.map((peer) => peer.ports.at(direction === 'ingress' ? subject : podSet));
    return PortSet.union([byAddress, effective.portsWith(podSet), ...named]);
  }

  /** The pods may be known from other policies. */
  #find(podSet: PodSet | undefined): PodSet | undefined {
    return podSet && this.podSets.find(({ name }) => name === podSet.name);
  }
}
