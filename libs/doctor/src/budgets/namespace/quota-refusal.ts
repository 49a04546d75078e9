import { formatOwner } from '../../finding/resource-reference';
import type { Finding } from '../../finding/finding';
import type { Inventory } from '../../read/inventory';
import { findContainersWithout } from '../../read/pod-resources';
import type { QuotaLimit } from '../../read/quota';
import type { QuotaResource } from './quota-resource';
import type { Workload } from '../../read/workload';

/**
 * A finding for each container that a quota refuses: one on a request or a limit demands that every container says it. A LimitRange of
 * the namespace may say it for them, so where there is one nothing is found (Resource Quotas, "How Kubernetes ResourceQuotas work").
 */
export function findRefusedPods(
  { side, resource }: Pick<QuotaResource, 'side' | 'resource'>,
  { quota, field }: QuotaLimit,
  workloads: readonly Workload[],
  inventory: Inventory,
): readonly Finding[] {
  if (!side || !resource || inventory.hasDefaults(quota.reference.namespace)) return [];
  return workloads.flatMap(({ reference, pod, podPath }) =>
    findContainersWithout(pod, side, resource).map((path): Finding => ({
      id: 'quota-refuses-pods',
      severity: 'error',
      certainty: 'likely',
      resource: reference,
      path: `${podPath}.${path}.resources`,
      what: `${formatOwner(reference)} has a container without ${resource} ${side}`,
      why: `its namespace has a quota on them, which refuses every pod that does not say them, unless a LimitRange in the cluster does`,
      fix: `give the container ${side}.${resource}`,
      evidence: [{ resource: quota.reference, path: `spec.hard["${field}"]`, says: 'demands it of every container' }],
    })),
  );
}
