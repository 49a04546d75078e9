import { type PodSpec, servingContainers } from '../pod-spec';

/** A port of the node that a pod takes: no other pod of that node can have it. */
export interface HostPort {
  readonly port: number;
  /** Below the pod's spec: `containers[0].ports[0]`. */
  readonly path: string;
}

/** On the host's network every port of a container is one of the node (API reference, ContainerPort v1 core). */
export function hostPortsOf(pod: PodSpec): readonly HostPort[] {
  return servingContainers(pod).flatMap(({ container, path }) =>
    (container.ports ?? []).flatMap(({ hostPort, containerPort }, index) => {
      const port = pod.hostNetwork ? containerPort : hostPort;
      return port === undefined ? [] : [{ port, path: `${path}.ports[${index}]` }];
    }),
  );
}
