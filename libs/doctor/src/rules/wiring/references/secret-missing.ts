import type { Inventory } from '../../../read/inventory';
import { unlessUnread } from '../../../read/schema/unread-field';
import type { Rule } from '../../rule';
import { findMissingObjects } from '../missing/missing-objects';
import { needsOf, stockOf } from './keyed-references';

const WHY = 'until there is one, its containers wait in CreateContainerConfigError, or for a volume that cannot be mounted';

/** Secrets that are left out of the manifests on purpose are the rule: only one that all the others show to be meant is told. */
export const secretMissing: Rule = {
  id: 'secret-missing',
  says: 'pods take a Secret that is not there, and that nothing makes',
  why: 'The kubelet starts no container that takes a variable or a file from a Secret that is missing, unless the reference is optional.',
  fix: 'Name the Secret that is there, add what makes it (an ExternalSecret, a Certificate), or write optional: true.',
  find: (inventory) =>
    isDumpWithoutSecrets(inventory) ? [] : findMissingObjects(needsOf(inventory, 'Secret'), stockOf(inventory, 'Secret', WHY)),
};

/** Who reads a cluster may leave its Secrets there. */
function isDumpWithoutSecrets({ secrets, workloads }: Inventory): boolean {
  return secrets.length === 0 && workloads.some((workload) => unlessUnread(() => workload.isLive));
}
