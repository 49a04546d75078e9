import type { AddOn } from '../needs/add-ons';
import type { Step } from '../plan/step';

export const WAYS = ['kind', 'k3d', 'nodes', 'current'] as const;

export type WayName = (typeof WAYS)[number];

/** A way to a cluster: all that is not the same for every one. */
export interface Way {
  readonly name: WayName;

  /** Context of the kubeconfig. @default the only one of what KUBECONFIG names once `create` is done */
  readonly context?: string;

  /** Why there is no cluster to ask, and what to do. @default there may be one */
  readonly absence?: string;

  /** What a shell must take over to reach the cluster, once it is there. @default nothing: the kubeconfig names it */
  readonly exports?: () => string;

  /** Makes the cluster, and leaves one that is there. None: it is not ours to make. */
  readonly create: readonly Step[];

  /** Removes the cluster whole. None: only what was put into it is removed. */
  readonly delete: readonly Step[];

  /** What it lacks, and gets unless it is there. */
  readonly addOns: readonly AddOn[];

  /**
   * The command that puts an image of the Docker engine onto every node.
   *
   * @default nothing can: the nodes pull
   */
  readonly loadImage?: (image: string) => readonly string[];
}

/** Name of the clusters that are made. */
export const CLUSTER_NAME = 'fairlead';

/** Folder of the configuration files, from the root of the repository, where every command runs. */
export const CONFIG = 'tools/src/cluster/config';
