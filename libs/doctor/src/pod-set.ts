import { type Labels, type Manifest, type ResourceReference, referenceOf } from './manifest';
import { type Protocol, PortSet } from './port-set';

/** Where a workload is. */
export interface WorkloadReference extends ResourceReference {
  readonly namespace: string;
}

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

interface PodTemplate {
  readonly metadata?: { readonly labels?: Labels };
  readonly spec?: PodSpec;
}

interface PodSpec {
  readonly hostNetwork?: boolean;
  readonly containers?: readonly Container[];
  readonly initContainers?: readonly Container[];
}

interface Container {
  readonly restartPolicy?: string;
  readonly ports?: readonly { readonly name?: string; readonly protocol?: Protocol; readonly containerPort: number }[];
}

interface WorkloadSpec {
  readonly template?: PodTemplate;
  readonly jobTemplate?: { readonly spec?: WorkloadSpec };
}

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'];

/**
 * The pods of a workload, or nothing when the object runs none. Pods on the host's network are none either: selectors do not see
 * them, and policies count what they send and receive as the node's (Network Policies, "NetworkPolicy and hostNetwork pods").
 */
export function findPodSet(manifest: Manifest): PodSet | undefined {
  const template = findTemplate(manifest);
  if (!template || template.spec?.hostNetwork) return undefined;
  return {
    workload: referenceOf(manifest),
    labels: template.metadata?.labels ?? {},
    ports: servingContainers(template.spec ?? {}).flatMap(portsOf),
    isSinglePod: manifest.kind === 'Pod',
  };
}

/** The ports of a pod set that carry a name, for one protocol. Names belong to pods, so each destination resolves them on its own. */
export function namedPorts({ ports }: PodSet, protocol: Protocol, name: string): PortSet {
  return PortSet.union(
    ports.filter((port) => port.name === name && port.protocol === protocol).map(({ port }) => PortSet.of(protocol, port)),
  );
}

function findTemplate(manifest: Manifest): PodTemplate | undefined {
  if (manifest.kind === 'Pod') return manifest as PodTemplate;
  const spec = manifest.spec as WorkloadSpec | undefined;
  if (manifest.kind === 'CronJob') return spec?.jobTemplate?.spec?.template;
  return WORKLOADS.includes(manifest.kind ?? '') ? spec?.template : undefined;
}

/** Containers that run as long as the pod: an initContainer does when its restartPolicy is Always (KEP-753, sidecar containers). */
function servingContainers({ containers, initContainers }: PodSpec): readonly Container[] {
  return [...(containers ?? []), ...(initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always')];
}

function portsOf({ ports }: Container): readonly ContainerPort[] {
  return (ports ?? []).map(({ name, protocol = 'TCP', containerPort }) => ({
    ...(name === undefined ? {} : { name }),
    protocol,
    port: containerPort,
  }));
}
