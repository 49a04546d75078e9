import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Fault, Rule } from '../../rule';
import { findKeyed, neededOf, type PlacedReference } from './keyed-references';

/** A name that a shell can read. */
const NAME = /^[A-Za-z_]\w*$/;

/** Programs that read all of their environment find such names, so it is good to know and no more. */
export const unusableVariableName: Rule = {
  id: 'unusable-variable-name',
  says: 'envFrom makes variables of keys that no shell can read',
  why: 'A name with a dot or a hyphen is passed on, but a shell cannot say it; one that begins with a digit is left out before Kubernetes 1.34.',
  fix: 'Rename the key, or take it with env and valueFrom under a name of letters, digits and _.',
  find: (inventory) =>
    judgeEach(
      neededOf(inventory, 'ConfigMap', 'Secret').filter(({ path }) => path.includes('.envFrom[')),
      (reference) => judge(reference, inventory),
    ),
};

function judge(reference: PlacedReference, inventory: Inventory): readonly Fault[] {
  const found = findKeyed(inventory, reference);
  const unusable = (found?.keys ?? []).filter((key) => !NAME.test(key));
  if (!found || unusable.length === 0) return [];
  return [
    {
      severity: 'info',
      certainty: 'proven',
      resource: reference.workload.reference,
      path: reference.path,
      what: `${formatReference(reference.workload.reference)} makes variables of all keys of ${formatReference(found.reference)}, of which ${unusable.join(', ')} ${unusable.length === 1 ? 'is no name' : 'are no names'} of a variable`,
      why: 'a shell cannot read them, and one that begins with a digit is left out before Kubernetes 1.34',
      fix: 'rename the keys, or mount them as files',
      evidence: [{ resource: found.source, says: `has ${unusable.join(', ')}` }],
    },
  ];
}
