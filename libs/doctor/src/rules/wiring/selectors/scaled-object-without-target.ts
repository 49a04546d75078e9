import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { findMissingTarget } from '../../../read/scaling/missing-target';
import type { ScaledObject } from '../../../read/scaling/scaled-object';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Fault, Rule } from '../../rule';

/** Its target may be elsewhere; one here that was surely meant is a fault. */
export const scaledObjectWithoutTarget: Rule = {
  id: 'scaled-object-without-target',
  says: 'a ScaledObject of KEDA scales a workload that the manifests do not have',
  why: 'KEDA reports that the target is not found, makes no autoscaler, and the workload keeps the pods that it has.',
  fix: 'Name the workload that it is meant to scale, with its kind where that is no Deployment.',
  find: (inventory) => judgeEach(inventory.scaledObjects, (scaled) => judge(scaled, inventory)),
};

function judge({ reference, target }: ScaledObject, inventory: Inventory): readonly Fault[] {
  const missing = findMissingTarget(reference, target, inventory);
  if (!missing) return [];
  return [
    {
      severity: missing.severity,
      certainty: 'likely',
      resource: reference,
      path: 'spec.scaleTargetRef',
      what: `${formatReference(reference)} scales ${formatReference(target)}, which the manifests do not have`,
      why: 'KEDA makes no autoscaler for it, so nothing scales',
      fix: missing.fix,
    },
  ];
}
