import { k8s } from 'cdk8s-plus-28';
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
   * Containers beside the service's, each as restricted as it, and with as much disk of its node, unless it says otherwise.
   *
   * @default none
   */
  readonly sidecars?: readonly k8s.Container[];
}

/** Puts extras into a pod whose first container is the service's: all but its variables and volumes, which are lists that others add to. */
export function addExtras(pod: k8s.PodSpec, { volumeMounts = [], sidecars = [] }: PodExtras): k8s.PodSpec {
  const [own, ...others] = pod.containers;
  if (!own) return pod;
  const restricted = sidecars.map((sidecar) => ({
    ...sidecar,
    resources: withLogStorage(sidecar.resources),
    securityContext: { ...RESTRICTED_CONTAINER, ...sidecar.securityContext },
  }));
  return {
    ...pod,
    containers: [{ ...own, ...(volumeMounts.length > 0 && { volumeMounts: [...volumeMounts] }) }, ...others, ...restricted],
  };
}

/** A container without a limit would let its log take from what the pod's others may write. */
function withLogStorage({ requests, limits, ...others }: k8s.ResourceRequirements = {}): k8s.ResourceRequirements {
  const resource = 'ephemeral-storage';
  const limit = limits?.[resource] ?? requests?.[resource] ?? k8s.Quantity.fromString(toQuantity(LOG_STORAGE));
  return { ...others, requests: { [resource]: limit, ...requests }, limits: { [resource]: limit, ...limits } };
}
