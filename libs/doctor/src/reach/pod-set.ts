import type { Labels } from '../sets/labels';
import { formatReference, type WorkloadReference } from '../finding/resource-reference';
import { type Container, servingContainers } from '../read/pod-spec';
import { PortSet, type Protocol } from '../sets/port-set';
import type { PodClass } from '../read/pod-class';

/** Pods of one workload that carry the same labels, so that policies treat them alike: all of them, unless policies tell some apart. */
export interface PodSet {
  readonly workload: WorkloadReference;
  /** `StatefulSet crm/ring`, and which of its pods: `StatefulSet crm/ring (ring-0)`. */
  readonly name: string;
  readonly labels: Labels;
  readonly ports: readonly ContainerPort[];
  /** There is no second pod to talk to, and a pod always reaches itself. */
  readonly isSinglePod: boolean;
  /** Whether there surely are such pods. */
  readonly isCertain: boolean;
}

/** A port that a container says it serves. */
export interface ContainerPort {
  readonly name?: string;
  readonly protocol: Protocol;
  readonly port: number;
}

/** What policies see of pods. */
export function podSetOf({ workload: { reference, pod }, labels, text, isSinglePod, isCertain }: PodClass): PodSet {
  return {
    workload: reference,
    name: `${formatReference(reference)}${text === '' ? '' : ` (${text})`}`,
    labels,
    ports: servingContainers(pod).flatMap(({ container }) => portsOf(container)),
    isSinglePod,
    isCertain,
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
