import type { Labels } from '../sets/labels';
import type { Protocol } from '../sets/port-set';

/** Resources by name, as quantities (API reference, ResourceRequirements v1 core). */
export interface ResourceRequirements {
  readonly requests?: Readonly<Record<string, unknown>> | null;
  readonly limits?: Readonly<Record<string, unknown>> | null;
}

/** One variable of a container (API reference, EnvVar v1 core). */
export interface EnvVar {
  readonly name: string;
  readonly value?: string | null;
  readonly valueFrom?: {
    readonly configMapKeyRef?: { readonly name?: string; readonly key: string; readonly optional?: boolean };
    readonly secretKeyRef?: { readonly optional?: boolean };
    readonly fieldRef?: object;
    readonly resourceFieldRef?: object;
  } | null;
}

/** All keys of a ConfigMap or a Secret as variables (API reference, EnvFromSource v1 core). */
export interface EnvFromSource {
  readonly prefix?: string;
  readonly configMapRef?: { readonly name?: string; readonly optional?: boolean };
  readonly secretRef?: { readonly name?: string; readonly optional?: boolean };
}

/** What budgets need of a probe (API reference, Probe v1 core). */
export interface Probe {
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly failureThreshold?: number;
}

/** What the proof and budgets need of a container (API reference, Container v1 core). */
export interface Container {
  readonly name: string;
  readonly restartPolicy?: string;
  readonly command?: readonly string[] | null;
  readonly args?: readonly string[] | null;
  readonly ports?: readonly { readonly name?: string; readonly protocol?: Protocol; readonly containerPort: number }[] | null;
  readonly env?: readonly EnvVar[] | null;
  readonly envFrom?: readonly EnvFromSource[] | null;
  readonly resources?: ResourceRequirements | null;
  readonly startupProbe?: Probe | null;
  readonly livenessProbe?: Probe | null;
  readonly lifecycle?: {
    readonly preStop?: { readonly sleep?: { readonly seconds: number }; readonly exec?: { readonly command?: readonly string[] } };
  } | null;
}

/** Seconds from SIGTERM to SIGKILL, where a pod says nothing (API reference, PodSpec v1 core). */
export const GRACE_PERIOD_SECONDS = 30;

/** What the proof and budgets need of a pod (API reference, PodSpec v1 core). */
export interface PodSpec {
  readonly hostNetwork?: boolean;
  readonly containers?: readonly Container[] | null;
  readonly initContainers?: readonly Container[] | null;
  readonly volumes?:
    readonly { readonly name?: string; readonly emptyDir?: { readonly medium?: string; readonly sizeLimit?: unknown } | null }[] | null;
  readonly overhead?: Readonly<Record<string, unknown>> | null;
  readonly resources?: ResourceRequirements | null;
  readonly terminationGracePeriodSeconds?: number;
  readonly activeDeadlineSeconds?: number;
  readonly priorityClassName?: string;
}

/** What a workload makes its pods from. */
export interface PodTemplate {
  readonly metadata?: { readonly labels?: Labels };
  readonly spec?: PodSpec;
}

/** A container of a pod, with the field that holds it. */
export interface PlacedContainer {
  readonly container: Container;
  /** Below the pod's spec: `containers[0]`. */
  readonly path: string;
}

/** Containers that run as long as the pod: an initContainer does when its restartPolicy is Always (KEP-753, sidecar containers). */
export function servingContainers(pod: PodSpec): readonly PlacedContainer[] {
  return [
    ...place(pod.containers, 'containers'),
    ...place(pod.initContainers, 'initContainers').filter(({ container }) => isSidecar(container)),
  ];
}

/** Whether an initContainer keeps running beside the containers. */
export function isSidecar({ restartPolicy }: Container): boolean {
  return restartPolicy === 'Always';
}

function place(containers: readonly Container[] | null | undefined, field: string): readonly PlacedContainer[] {
  return (containers ?? []).map((container, index) => ({ container, path: `${field}[${index}]` }));
}
