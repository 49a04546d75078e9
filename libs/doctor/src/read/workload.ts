import type { IntOrPercent } from './int-or-percent';
import { type Manifest, referenceOf } from './manifest';
import type { Labels } from '../sets/labels';
import type { WorkloadReference } from '../finding/resource-reference';
import type { PodSpec, PodTemplate, ResourceRequirements } from './pod-spec';

/**
 * Seconds without progress after which a Deployment's rollout has failed, where it says nothing (API reference, DeploymentSpec v1 apps).
 *
 * @internal
 */
export const PROGRESS_DEADLINE_SECONDS = 600;

/** A claim that a StatefulSet makes for each of its pods. */
interface VolumeClaimTemplate {
  readonly metadata?: { readonly name?: string };
  readonly spec?: { readonly resources?: ResourceRequirements | null };
}

/** What the kinds of workload say about how many pods they run; each kind says some of it. */
export interface WorkloadSpec {
  readonly replicas?: number;
  readonly parallelism?: number;
  readonly minReadySeconds?: number;
  readonly progressDeadlineSeconds?: number;
  readonly strategy?: {
    readonly type?: string;
    readonly rollingUpdate?: { readonly maxSurge?: IntOrPercent; readonly maxUnavailable?: IntOrPercent } | null;
  } | null;
  readonly template?: PodTemplate;
  readonly volumeClaimTemplates?: readonly VolumeClaimTemplate[] | null;
  readonly jobTemplate?: { readonly spec?: WorkloadSpec };
}

/** An object that runs pods, as budgets see it: pods on the host's network are counted too. */
export interface Workload {
  readonly reference: WorkloadReference;
  readonly spec: WorkloadSpec;
  readonly podLabels: Labels;
  readonly pod: PodSpec;
  /** Where the pod's spec is: `spec.template.spec`. */
  readonly podPath: string;
}

const WITH_TEMPLATE = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job'];

/** The workload that an object is, or nothing when it runs no pods. */
export function findWorkload(manifest: Manifest): Workload | undefined {
  const { kind = '' } = manifest;
  const spec = (manifest.spec ?? {}) as WorkloadSpec;
  if (kind === 'Pod') return create(manifest, {}, manifest as PodTemplate, 'spec');
  if (kind === 'CronJob') return create(manifest, spec.jobTemplate?.spec ?? {}, undefined, 'spec.jobTemplate.spec.template.spec');
  return WITH_TEMPLATE.includes(kind) ? create(manifest, spec, undefined, 'spec.template.spec') : undefined;
}

function create(manifest: Manifest, spec: WorkloadSpec, own: PodTemplate | undefined, podPath: string): Workload {
  const template = own ?? spec.template ?? {};
  return { reference: referenceOf(manifest), spec, podLabels: template.metadata?.labels ?? {}, pod: template.spec ?? {}, podPath };
}
