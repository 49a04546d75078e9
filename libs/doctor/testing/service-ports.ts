import { type Destination, findDestinations } from '../src/dependencies/service-destinations';
import type { Cluster } from '../src/reach/cluster';
import { Inventory } from '../src/read/inventory';
import type { Manifest } from '../src/read/manifest';
import { hasClusterAddress } from '../src/read/services/service';
import type { Protocol } from '../src/sets/port-set';

/** A port of a Service with an address of its own, and where the doctor says that connections to it end. */
export interface ServicePortEnds {
  readonly namespace: string;
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: number;
  readonly destinations: readonly Destination[];
}

/** Used by tests only: the ports of all Services of some manifests. */
export function listServicePorts(objects: readonly Manifest[], cluster: Cluster): readonly ServicePortEnds[] {
  return Inventory.of(objects)
    .services.filter(hasClusterAddress)
    .flatMap((service) =>
      (service.spec.ports ?? []).map(({ port, protocol = 'TCP' }) => ({
        namespace: service.reference.namespace,
        name: service.reference.name,
        protocol,
        port,
        destinations: findDestinations(cluster, service, port),
      })),
    );
}
