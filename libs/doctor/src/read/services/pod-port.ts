import { type PlacedContainer, servingContainers } from '../pod-spec';
import { onceFor } from '../../sets/once-for';
import type { Protocol } from '../../sets/port-set';
import type { Workload } from '../workload';
import type { ServicePort } from './service';

/** A port of a pod. */
export interface PortNumber {
  readonly name?: string;
  readonly protocol: Protocol;
  readonly number: number;
}

/** A port that a container says it opens. */
export interface PodPort extends PortNumber {
  /** Name of the container. */
  readonly container: string;
  /** In the workload: `spec.template.spec.containers[0].ports[1]`. */
  readonly path: string;
}

/** The ports that the containers of a pod say they open for as long as it runs. */
export const podPorts = onceFor((workload: Workload): readonly PodPort[] =>
  servingContainers(workload.pod).flatMap((placed) => containerPorts(workload, placed)),
);

/** Those of one container. */
export function containerPorts({ podPath }: Workload, { container, path }: PlacedContainer): readonly PodPort[] {
  return (container.ports ?? []).map(({ name, protocol = 'TCP', containerPort }, index) => ({
    ...(name !== undefined && { name }),
    protocol,
    number: containerPort,
    container: container.name ?? path,
    path: `${podPath}.${path}.ports[${index}]`,
  }));
}

/**
 * The port of a pod that a port of a Service leads to: a number as it stands, whoever opens it; a name as the first container has it that
 * has it for the protocol, and nothing where none does. Without a target it is the number of the Service's own port.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
export function findTarget({ port, targetPort = port, protocol = 'TCP' }: ServicePort, ports: readonly PortNumber[]): number | undefined {
  if (typeof targetPort === 'number') return targetPort;
  return ports.find((each) => each.name === targetPort && each.protocol === protocol)?.number;
}

/** `http 8080`, `UDP 53`. */
export function formatPort({ name, protocol, number }: PortNumber): string {
  return [name, protocol === 'TCP' ? undefined : protocol, number].filter((part) => part !== undefined).join(' ');
}

/** `http 8080, metrics 9090`, or `no port`. */
export function formatPorts(ports: readonly PortNumber[]): string {
  return ports.map(formatPort).join(', ') || 'no port';
}

/** What a targetPort says of it. */
export function nameOrNumber({ name, number }: PortNumber): string {
  return name ?? String(number);
}
