import { findNearestWord } from 'fairlead/contract';
import { formatReference } from '../../../finding/resource-reference';
import type { Inventory } from '../../../read/inventory';
import { groupBy } from '../../../sets/group-by';
import type { Fault, Rule } from '../../rule';
import { describeKeys } from './describe-keys';
import { findKeyed, type KeyedWithKeys, neededOf, type PlacedReference } from './keyed-references';

/** A program that may write the object may add the key: then it is a warning. */
export const keyMissing: Rule = {
  id: 'key-missing',
  says: 'pods take a key that a ConfigMap or Secret does not have',
  why: 'The kubelet starts no container that takes a key that is not there: it waits in CreateContainerConfigError, or for its volume.',
  fix: 'Name a key that is there, or add it.',
  find: (inventory) => {
    const wanted = neededOf(inventory, 'ConfigMap', 'Secret').filter(({ key }) => key !== undefined);
    const same = groupBy(wanted, ({ workload, kind, name, key }) => `${workload.reference.namespace} ${kind} ${name} ${key}`);
    return [...same.values()].flatMap((references) => judge(references, inventory));
  },
};

function judge([first, ...others]: readonly PlacedReference[], inventory: Inventory): readonly Fault[] {
  const found = first && findKeyed(inventory, first);
  if (!found || first.key === undefined || found.keys.includes(first.key)) return [];
  return [toFault(first, first.key, found, others)];
}

function toFault(first: PlacedReference, key: string, found: KeyedWithKeys, others: readonly PlacedReference[]): Fault {
  const { workload, keyPath, path, variable } = first;
  const by = formatReference(workload.reference);
  const near = findNearestWord(key, found.keys);
  const meant = near ?? (found.keys.length === 1 ? found.keys[0] : undefined);
  return {
    severity: found.isSettled || found.source.kind !== found.reference.kind ? 'error' : 'warning',
    certainty: found.isSettled ? 'proven' : 'likely',
    resource: workload.reference,
    path: keyPath ?? path,
    what: `${by} takes the key ${key} of ${formatReference(found.reference)}${variable ? ` for ${variable}` : ''}, which has ${describeKeys(found.keys)}`,
    why: variable
      ? 'its container waits in CreateContainerConfigError'
      : 'its volume cannot be mounted, so its pods wait in ContainerCreating',
    fix: meant ? `write ${meant}` : `add the key ${key} to ${formatReference(found.reference)}`,
    ...(near !== undefined && keyPath !== undefined && { edit: { path: keyPath, value: near } }),
    evidence: [{ resource: found.source, says: `gives it ${describeKeys(found.keys)}` }],
    consequences: others.map((other) => ({
      resource: other.workload.reference,
      path: other.keyPath ?? other.path,
      says: `takes the key ${key} too`,
    })),
  };
}
