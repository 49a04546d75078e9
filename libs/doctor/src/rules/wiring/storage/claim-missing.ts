import type { ResourceReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { listVolumes } from '../../../read/pod-references';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Rule } from '../../rule';
import { findMissingObjects, type Need, stockOfListed } from '../missing/missing-objects';

/** A claim that is not here may be in the cluster. */
export const claimMissing: Rule = {
  id: 'claim-missing',
  says: 'pods mount a PersistentVolumeClaim that is not there',
  why: 'The scheduler keeps the pods Pending until there is one.',
  fix: 'Name the claim that is there, or add it.',
  find: (inventory) => {
    const { storage, objects, custom, access } = inventory;
    const stock = stockOfListed(
      storage.claims.map(({ reference }) => reference),
      (namespace = '') => objects.assertComplete('PersistentVolumeClaim', namespace),
      {
        why: 'its pods stay Pending until there is one',
        isMentioned: ({ name }) => custom.mention(name),
        mayBeMade: ({ namespace = '', name }) => custom.mayMake(namespace, name) || access.mayCreate('persistentvolumeclaims', namespace),
        isAssumed: (reference) => objects.isAssumed(reference),
        isWhole: (namespace) => inventory.isWhole(namespace),
      },
    );
    return findMissingObjects(listNeeds(inventory), { ...stock, has: (wanted) => isOfSet(wanted, inventory) || stock.has(wanted) });
  },
};

function listNeeds({ workloads }: Inventory): readonly Need[] {
  return judgeEach(workloads, ({ pod, podPath, reference, spec }) =>
    listVolumes(pod, podPath).flatMap(({ volume, path }) => {
      // A StatefulSet puts the claims that it makes in the place of volumes of their names.
      const isReplaced = spec.volumeClaimTemplates?.some(({ metadata }) => metadata?.name === volume.name);
      const name = isReplaced ? undefined : volume.persistentVolumeClaim?.claimName;
      const wanted = { kind: 'PersistentVolumeClaim', namespace: reference.namespace, name: name ?? '' };
      return name ? [{ wanted, by: reference, path: `${path}.persistentVolumeClaim.claimName` }] : [];
    }),
  );
}

/** `data-mongo-0` is what the StatefulSet `mongo` makes of its template `data`. */
function isOfSet({ namespace, name }: ResourceReference, { workloads }: Inventory): boolean {
  const owner = name.replace(/-\d+$/, '');
  return workloads.some(
    ({ kind, reference }) =>
      kind.kind.startsWith('StatefulSet') && reference.namespace === namespace && owner.endsWith(`-${reference.name}`),
  );
}
