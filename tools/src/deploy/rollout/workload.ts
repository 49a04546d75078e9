import type { Condition } from '@fairlead/cluster';
import type { KubernetesObject } from '../set/kubernetes-object';

/** An object that runs pods, as a cluster answers it: what its rollout is told by. */
export interface Workload extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & { readonly generation?: number };
  readonly spec: {
    readonly replicas?: number;
    readonly minReadySeconds?: number;
    readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
    readonly updateStrategy?: { readonly type?: string };
    /** Of a Job. */
    readonly activeDeadlineSeconds?: number;
    readonly ttlSecondsAfterFinished?: number;
    readonly suspend?: boolean;
    readonly template?: { readonly spec?: { readonly initContainers?: readonly InitContainer[] } };
  };
  readonly status?: {
    readonly observedGeneration?: number;
    readonly replicas?: number;
    readonly updatedReplicas?: number;
    readonly readyReplicas?: number;
    readonly availableReplicas?: number;
    readonly currentRevision?: string;
    readonly updateRevision?: string;
    readonly conditions?: readonly Condition[];
    /** Of a DaemonSet. */
    readonly desiredNumberScheduled?: number;
    readonly updatedNumberScheduled?: number;
    readonly numberAvailable?: number;
    /** Of a Job: pods that run, ended well, failed. */
    readonly active?: number;
    readonly succeeded?: number;
    readonly failed?: number;
  };
}

interface InitContainer {
  readonly command?: readonly string[];
}

/** Kinds that are waited for, as `kubectl get` takes them. */
export const WORKLOAD_KINDS = 'deployments.apps,statefulsets.apps,daemonsets.apps,jobs.batch';

const KINDS: Readonly<Record<string, string>> = { Deployment: 'apps/v1', StatefulSet: 'apps/v1', DaemonSet: 'apps/v1', Job: 'batch/v1' };

/** Whether an object runs pods that a rollout replaces one after the other, or that end. */
export function isWorkload(object: { readonly apiVersion?: string; readonly kind: string }): object is Workload {
  const { apiVersion, kind } = object;
  return apiVersion !== undefined && KINDS[kind] === apiVersion;
}

/** Whether an object is a Job: it is done when it has ended well. */
export function isJob({ kind }: Workload): boolean {
  return kind === 'Job';
}
