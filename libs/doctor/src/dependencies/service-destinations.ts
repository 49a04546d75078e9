import type { Cluster } from '../reach/cluster';
import type { PodSet } from '../reach/pod-set';
import { findTarget } from '../read/services/pod-port';
import { isHeadless, type Service, type ServicePort } from '../read/services/service';
import { LabelSet } from '../sets/label-set';
import type { Protocol } from '../sets/port-set';

/** Pods that connections to a Service end at, and their port: policies see nothing of the Service. */
export interface Destination {
  readonly podSet: PodSet;
  readonly protocol: Protocol;
  readonly port: number;
}

const POD_NAME = 'statefulset.kubernetes.io/pod-name';

/** A Service's port of a number; TCP is meant where several are. */
export function findServicePort({ spec }: Service, port: number): ServicePort | undefined {
  const same = (spec.ports ?? []).filter((each) => each.port === port);
  return same.find(({ protocol = 'TCP' }) => protocol === 'TCP') ?? same[0];
}

/** The pods of the manifests that a Service selects: none where its endpoints are set by others. */
export function selectedPods(cluster: Cluster, { spec, reference }: Service, pod?: string): readonly PodSet[] {
  const { selector = {} } = spec;
  if (Object.keys(selector).length === 0) return [];
  const selected = cluster.selectIn(reference.namespace, LabelSet.of({ matchLabels: selector }));
  return selected.filter(({ labels }) => pod === undefined || labels[POD_NAME] === undefined || labels[POD_NAME] === pod);
}

/**
 * Where a connection to a port of a Service ends. A named `targetPort` leaves out the pods without such a port, and means the first of
 * several; behind a headless Service nothing is translated.
 */
export function findDestinations(cluster: Cluster, service: Service, port: number, pod?: string): readonly Destination[] {
  const servicePort = findServicePort(service, port);
  const protocol = servicePort?.protocol ?? 'TCP';
  return selectedPods(cluster, service, pod).flatMap((podSet) => {
    if (isHeadless(service)) return [{ podSet, protocol, port }];
    const target =
      servicePort &&
      findTarget(
        servicePort,
        podSet.ports.map(({ port: number, ...rest }) => ({ ...rest, number })),
      );
    return target === undefined ? [] : [{ podSet, protocol, port: target }];
  });
}
