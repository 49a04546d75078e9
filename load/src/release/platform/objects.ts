import type { Condition } from '@fairlead/cluster';

/** What is read of objects of a cluster. Nobody promises what a cluster answers with. */
export interface Named {
  readonly metadata: { readonly name: string; readonly deletionTimestamp?: string };
}

export interface ContainerStatus {
  readonly name: string;
  readonly restartCount: number;
  readonly lastState?: { readonly terminated?: { readonly reason?: string; readonly exitCode?: number } };
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly env?: readonly Variable[];
  readonly startupProbe?: { readonly periodSeconds?: number; readonly failureThreshold?: number };
  readonly readinessProbe?: { readonly periodSeconds?: number; readonly failureThreshold?: number; readonly timeoutSeconds?: number };
}

export interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef?: { readonly name: string; readonly key: string } };
}

export interface Pod extends Named {
  readonly spec: {
    readonly nodeName?: string;
    readonly containers: readonly Container[];
    readonly tolerations?: readonly { readonly key?: string; readonly tolerationSeconds?: number }[];
  };
  readonly status?: { readonly conditions?: readonly Condition[]; readonly containerStatuses?: readonly ContainerStatus[] };
}

export interface Deployment extends Named {
  readonly spec: { readonly replicas?: number; readonly template: { readonly spec: { readonly containers: readonly Container[] } } };
}

export interface Node extends Named {
  readonly status?: { readonly conditions?: readonly Condition[] };
}

export interface HorizontalPodAutoscaler extends Named {
  readonly spec: { readonly minReplicas?: number; readonly maxReplicas: number; readonly behavior?: object };
}
