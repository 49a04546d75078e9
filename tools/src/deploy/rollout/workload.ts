import type { Condition } from '@fairlead/cluster';
import type { KubernetesObject } from '../set/kubernetes-object';

/** A Deployment or a StatefulSet, as a cluster answers it: what its rollout is told by. */
export interface Workload extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & { readonly generation?: number };
  readonly spec: {
    readonly replicas?: number;
    readonly minReadySeconds?: number;
    readonly selector?: { readonly matchLabels?: Readonly<Record<string, string>> };
    readonly updateStrategy?: { readonly type?: string };
    readonly template?: { readonly spec?: { readonly initContainers?: readonly unknown[] } };
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
  };
}

/** Whether an object runs pods of which a rollout replaces one after the other. */
export function isWorkload(object: { readonly apiVersion?: string; readonly kind: string }): object is Workload {
  const { apiVersion, kind } = object;
  return apiVersion === 'apps/v1' && (kind === 'Deployment' || kind === 'StatefulSet');
}
