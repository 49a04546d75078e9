import type { Finding } from '../finding/finding';
import { formatReference } from '../finding/resource-reference';
import type { Inventory } from '../read/inventory';
import { isNetworked } from '../reach/hidden-pods';
import { judgeEach } from '../read/schema/unread-field';

/** A finding for each workload that no policy holds back: nobody can declare all that it may call. */
export function findHostNetworkPods({ workloads }: Inventory): readonly Finding[] {
  return judgeEach(workloads, (workload): readonly Finding[] =>
    isNetworked(workload)
      ? []
      : [
          {
            id: 'host-network-pods',
            severity: 'error',
            certainty: 'proven',
            resource: workload.reference,
            path: `${workload.podPath}.hostNetwork`,
            what: `${formatReference(workload.reference)} may call everyone, and be called by all who reach its node, which nothing declares`,
            why: 'its pods are on the network of their node, where no NetworkPolicy counts',
            fix: 'leave hostNetwork out, or deploy it apart from what is proven, in a namespace of its own',
            evidence: [],
          },
        ],
  );
}
