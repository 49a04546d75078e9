import { k8s } from 'cdk8s-plus-28';
import { isSince } from '../environment/cluster/kubernetes-version';
import type { Environment } from '../environment/environment';
import { toQuantity } from './memory';
import { RESTRICTED_CONTAINER } from './pod-security';
import { LOG_STORAGE } from './resources';

/** What a pod has beside what follows from its contract, in Kubernetes' words. What is missing here, `patch` can do. */
export interface PodExtras {
  /** @default none */
  readonly annotations?: Readonly<Record<string, string>>;

  /**
   * Labels that nothing selects by.
   *
   * @default none
   */
  readonly labels?: Readonly<Record<string, string>>;

  /**
   * Variables of the service's container: those that no contract knows, and by reference the contract's credentials that belong to no store.
   *
   * @default none
   */
  readonly env?: readonly k8s.EnvVar[];

  /** @default none */
  readonly volumes?: readonly k8s.Volume[];

  /**
   * Where the service's container finds them. Its root file system is read-only.
   *
   * @default none
   */
  readonly volumeMounts?: readonly k8s.VolumeMount[];

  /**
   * Containers beside the service's, each as restricted as it, and with as much disk of its node, unless it says otherwise. They start
   * before whatever the pod waits for, and stop after the service; beside a job that is done they end.
   *
   * @default none
   */
  readonly sidecars?: readonly k8s.Container[];
}

/** Containers beside that of a workload. */
export interface Sidecars {
  /** Those that Kubernetes itself starts first and stops last: by default since 1.29 (KEP-753). They begin the initContainers. */
  readonly native: readonly k8s.Container[];
  /** Those of an older cluster. */
  readonly plain: readonly k8s.Container[];
}

/** The sidecars of a pod, hardened as its service, in the form that the cluster knows. */
export function toSidecars({ sidecars = [] }: PodExtras, environment: Environment): Sidecars {
  const restricted = sidecars.map((sidecar) => ({
    ...sidecar,
    resources: withLogStorage(sidecar.resources),
    securityContext: { ...RESTRICTED_CONTAINER, ...sidecar.securityContext },
  }));
  if (!isSince(environment, '1.29')) return { native: [], plain: restricted };
  return { native: restricted.map((sidecar) => ({ ...sidecar, restartPolicy: 'Always' })), plain: [] };
}

/** A container without a limit would let its log take from what the pod's others may write. */
function withLogStorage({ requests, limits, ...others }: k8s.ResourceRequirements = {}): k8s.ResourceRequirements {
  const resource = 'ephemeral-storage';
  const limit = limits?.[resource] ?? requests?.[resource] ?? k8s.Quantity.fromString(toQuantity(LOG_STORAGE));
  return { ...others, requests: { [resource]: limit, ...requests }, limits: { [resource]: limit, ...limits } };
}
