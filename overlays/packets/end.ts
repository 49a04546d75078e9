import type { Labels, PodSet } from 'fairlead/doctor';

/** An end of a connection. */
export interface End {
  /** As the table says it: `shop-dev/redis`. */
  readonly name: string;
  readonly address: string;
  /** Pods of the manifests. */
  readonly podSet?: PodSet;
  /** What is known of a pod that the manifests do not have. Who is none of these is a host. */
  readonly outsider?: { readonly namespaceLabels: Labels; readonly podLabels: Labels };
}

/** An end that runs in a pod of the cluster. */
export interface PodEnd extends End {
  readonly namespace: string;
  readonly pod: string;
}
