import { type Container, isSidecar, type PodSpec, type ResourceRequirements } from './pod-spec';
import { findQuantity } from './quantities/quantity';
import type { Workload } from './workload';

/** What is kept for a pod, or the most it gets. */
export type ResourceSide = 'requests' | 'limits';

/** What budgets count. */
export type ResourceName = 'cpu' | 'memory' | 'ephemeral-storage';

/** What a container, or the pod as a whole, requests and may use, with the field that holds it. */
export interface PlacedResources {
  readonly resources: ResourceRequirements;
  /** `spec.template.spec.containers[0].resources`. */
  readonly path: string;
}

/** What the containers of a workload's pod, its initContainers and the pod itself say. */
export function listResources({ pod, podPath }: Workload): readonly PlacedResources[] {
  const inContainers = (['containers', 'initContainers'] as const).flatMap((field) =>
    (pod[field] ?? []).map(({ resources }, index) => ({ resources, path: `${podPath}.${field}[${index}].resources` })),
  );
  const all = [...inContainers, { resources: pod.resources, path: `${podPath}.resources` }];
  return all.flatMap(({ resources, path }) => (resources ? [{ resources, path }] : []));
}

/**
 * What a pod as a whole requests or may use of a resource, in billionths: the containers and sidecars together, or what it takes at
 * any moment of its initialization, whichever is more, and the overhead (KEP-753, "Resources calculation for scheduling and pod
 * admission"). What the pod says for itself comes first (KEP-2837). A request that is absent equals the limit. Nothing when no
 * container says any; a value that is no quantity counts as none, see {@link findInvalidQuantities}.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function podResource(pod: PodSpec, side: ResourceSide, resource: ResourceName): bigint | undefined {
  const own = read(pod.resources, side, resource);
  const total = own ?? containersResource(pod, side, resource);
  return total === undefined ? undefined : total + (findQuantity(pod.overhead?.[resource]) ?? 0n);
}

function containersResource(pod: PodSpec, side: ResourceSide, resource: ResourceName): bigint | undefined {
  const ofContainer = ({ resources }: Container) => read(resources, side, resource);
  const all = [...(pod.initContainers ?? []), ...(pod.containers ?? [])];
  if (all.every((container) => ofContainer(container) === undefined)) return undefined;
  let sidecars = 0n;
  let most = 0n;
  for (const container of pod.initContainers ?? []) {
    const value = ofContainer(container) ?? 0n;
    if (isSidecar(container)) sidecars += value;
    const moment = isSidecar(container) ? sidecars : sidecars + value;
    if (moment > most) most = moment;
  }
  const running = (pod.containers ?? []).reduce((sum, container) => sum + (ofContainer(container) ?? 0n), sidecars);
  return running > most ? running : most;
}

/** What a container, or the pod for all of them, requests of a resource, in billionths: its limit where it says no request. */
export function findRequest({ resources }: Pick<PodSpec, 'resources'>, resource: ResourceName): bigint | undefined {
  return read(resources, 'requests', resource);
}

function read(resources: PodSpec['resources'], side: ResourceSide, resource: ResourceName): bigint | undefined {
  const limit = findQuantity(resources?.limits?.[resource]);
  return side === 'limits' ? limit : (findQuantity(resources?.requests?.[resource]) ?? limit);
}

/** Containers that do not say a request or a limit, as a quota on it demands of them. None when the pod says it for all of them. */
export function findContainersWithout(pod: PodSpec, side: ResourceSide, resource: ResourceName): readonly string[] {
  if (read(pod.resources, side, resource) !== undefined) return [];
  const silent = (containers: PodSpec['containers'], field: string) =>
    (containers ?? []).flatMap(({ resources }, index) => (read(resources, side, resource) === undefined ? [`${field}[${index}]`] : []));
  return [...silent(pod.containers, 'containers'), ...silent(pod.initContainers, 'initContainers')];
}
