import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import type { ScaledObject } from '../../../read/scaling/scaled-object';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Fault, Rule } from '../../rule';

/** KEDA scales by an autoscaler of its own, so a second one is a rival. */
export const scaledObjectBesideAutoscaler: Rule = {
  id: 'scaled-object-beside-autoscaler',
  says: 'a ScaledObject of KEDA and a HorizontalPodAutoscaler scale one workload',
  why: 'KEDA makes an autoscaler for the ScaledObject, and each undoes what the other does. Where its admission webhook runs, KEDA refuses the ScaledObject.',
  fix: 'Keep the ScaledObject, with the metrics of both: it knows cpu and memory too.',
  find: (inventory) => judgeEach(inventory.scaledObjects, (scaled) => judge(scaled, inventory)),
};

function judge({ reference, target, autoscaler }: ScaledObject, inventory: Inventory): readonly Fault[] {
  const [rival] = inventory.autoscalersOf({ reference: target }).filter((each) => each.reference.name !== autoscaler);
  if (!rival) return [];
  return [
    {
      severity: 'error',
      certainty: 'likely',
      resource: rival.reference,
      path: 'spec.scaleTargetRef',
      what: `${formatReference(rival.reference)} and ${formatReference(reference)} both scale ${formatReference(target)}`,
      why: 'KEDA makes an autoscaler of its own, and each undoes what the other does',
      fix: `remove ${formatReference(rival.reference)}, and give ${formatReference(reference)} its metrics`,
      evidence: [{ resource: reference, path: 'spec.scaleTargetRef', says: `scales ${formatReference(target)}` }],
    },
  ];
}
