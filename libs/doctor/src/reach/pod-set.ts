import type { Labels } from '../sets/labels';
import type { WorkloadReference } from '../finding/resource-reference';
import { type Container, servingContainers } from '../read/pod-spec';
import { PortSet, type Protocol } from '../sets/port-set';
import type { Workload } from '../read/workload';

/** All pods of one workload: they carry the same labels, so policies treat them alike. */
export interface PodSet {
  readonly workload: WorkloadReference;
  readonly labels: Labels;
  readonly ports: readonly ContainerPort[];
  /** A pod without a controller: there is no second one to talk to, and a pod always reaches itself. */
  readonly isSinglePod: boolean;
}

/** A port that a container says it serves. */
export interface ContainerPort {
  readonly name?: string;
  readonly protocol: Protocol;
  readonly port: number;
}

/** The pods of a workload. */
export function podSetOf({ reference, podLabels, pod }: Workload): PodSet {
  return {
    workload: reference,
    labels: podLabels,
    ports: servingContainers(pod).flatMap(({ container }) => portsOf(container)),
    isSinglePod: reference.kind === 'Pod',
  };
}

/** The ports of a pod set that carry a name, for one protocol. Names belong to pods, so each destination resolves them on its own. */
export function namedPorts({ ports }: PodSet, protocol: Protocol, name: string): PortSet {
  return PortSet.union(
    ports.filter((port) => port.name === name && port.protocol === protocol).map(({ port }) => PortSet.of(protocol, port)),
  );
}

function portsOf({ ports }: Container): readonly ContainerPort[] {
  return (ports ?? []).map(({ name, protocol = 'TCP', containerPort }) => ({
    ...(name === undefined ? {} : { name }),
    protocol,
    port: containerPort,
  }));
}
