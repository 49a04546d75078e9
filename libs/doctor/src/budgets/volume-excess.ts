import type { Finding } from '../finding/finding';
import { formatOwner } from '../finding/resource-reference';
import type { Inventory } from '../read/inventory';
import { podResource } from '../read/pod-resources';
import { findQuantity } from '../read/quantities/quantity';
import { judgeEach } from '../read/schema/unread-field';
import { formatAmount, RESOURCE_UNITS } from '../read/quantities/resource-unit';
import type { Workload } from '../read/workload';

const UNIT = RESOURCE_UNITS['ephemeral-storage'];

/**
 * A finding for each pod whose empty volumes may hold more than it may write to its node: the kubelet counts both together, and evicts it.
 *
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-storage/#local-ephemeral-storage-consumption-management
 */
export function findVolumeExcess({ workloads }: Pick<Inventory, 'workloads'>): readonly Finding[] {
  return judgeEach(workloads, findExcess);
}

function findExcess({ reference, pod, podPath }: Workload): readonly Finding[] {
  const limit = podResource(pod, 'limits', 'ephemeral-storage');
  const sizes = (pod.volumes ?? []).flatMap(({ emptyDir }) => (emptyDir && emptyDir.medium !== 'Memory' ? [emptyDir.sizeLimit] : []));
  const held = sizes.reduce<bigint>((sum, size) => sum + (findQuantity(size) ?? 0n), 0n);
  if (limit === undefined || held <= limit) return [];
  const [most, least] = [limit, held].map((amount) => formatAmount(amount, UNIT));
  return [
    {
      id: 'volumes-exceed-ephemeral-storage',
      severity: 'error',
      certainty: 'proven',
      resource: reference,
      path: `${podPath}.volumes`,
      what: `the empty volumes of ${formatOwner(reference)} may hold ${least}, and its pod may write ${most} to its node`,
      why: 'the kubelet counts what is in them as the pod’s own, and evicts it over its limit, before they are full',
      fix: `raise limits["ephemeral-storage"] of a container so that the pod’s come to ${least} or more, or lower their sizeLimit`,
      evidence: [],
    },
  ];
}
