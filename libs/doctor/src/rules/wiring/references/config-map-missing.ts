import type { Rule } from '../../rule';
import { findMissingObjects } from '../missing/missing-objects';
import { needsOf, stockOf } from './keyed-references';

const WHY = 'until there is one, its containers wait in CreateContainerConfigError, or for a volume that cannot be mounted';

/** Of what the manifests may hold a part of, a name that is nearly right, or that all the others have, shows what was meant. */
export const configMapMissing: Rule = {
  id: 'config-map-missing',
  says: 'pods take a ConfigMap that is not there',
  why: 'The kubelet starts no container that takes a variable or a file from a ConfigMap that is missing, unless the reference is optional.',
  fix: 'Name the ConfigMap that is there, add it, or write optional: true where the container works without.',
  find: (inventory) => findMissingObjects(needsOf(inventory, 'ConfigMap'), stockOf(inventory, 'ConfigMap', WHY)),
};
