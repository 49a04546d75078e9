import type { Finding } from '../finding/finding';
import { formatOwner } from '../finding/resource-reference';
import type { Inventory } from '../read/inventory';
import { listResources, type PlacedResources } from '../read/pod-resources';
import { findQuantity } from '../read/quantities/quantity';
import { judgeEach } from '../read/schema/unread-field';
import type { Workload } from '../read/workload';

/**
 * A finding for each limit that is below the request for the same resource, of a container or of the pod as a whole.
 *
 * @see https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits
 */
export function findLimitsBelowRequests({ workloads }: Pick<Inventory, 'workloads'>): readonly Finding[] {
  return judgeEach(workloads, (workload) => judgeEach(listResources(workload), (placed) => findBelow(placed, workload)));
}

function findBelow({ resources, path }: PlacedResources, { reference }: Workload): readonly Finding[] {
  const { requests, limits } = resources;
  return Object.entries(limits ?? {}).flatMap(([name, limit]): readonly Finding[] => {
    const request = requests?.[name];
    const [least, most] = [findQuantity(request), findQuantity(limit)];
    if (least === undefined || most === undefined || least <= most) return [];
    return [
      {
        id: 'limit-below-request',
        severity: 'error',
        certainty: 'proven',
        resource: reference,
        path: `${path}.limits["${name}"]`,
        what: `${formatOwner(reference)} says a limit of ${String(limit)} for ${name}, and requests ${String(request)}`,
        why: 'the API server rejects a pod whose limit is below its request',
        fix: `raise the limit to ${String(request)}, or lower the request`,
        evidence: [{ resource: reference, path: `${path}.requests["${name}"]`, says: `requests ${String(request)}` }],
      },
    ];
  });
}
