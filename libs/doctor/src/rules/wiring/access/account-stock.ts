import type { Inventory } from '../../../read/inventory';
import { type Stock, stockOfListed } from '../missing/missing-objects';

/** The account that every namespace has. */
const DEFAULT_ACCOUNT = 'default';

/** The ServiceAccounts that there are. */
export function stockOfAccounts(inventory: Inventory, more: Pick<Stock, 'why' | 'isNamespaceNamed'>): Stock {
  const { objects, access, custom } = inventory;
  const stock = stockOfListed(access.accounts, (namespace = '') => objects.assertComplete('ServiceAccount', namespace), {
    isMentioned: ({ name }) => custom.mention(name),
    mayBeMade: ({ namespace = '', name }) => custom.mayMake(namespace, name) || access.mayCreate('serviceaccounts', namespace),
    isAssumed: (reference) => objects.isAssumed(reference),
    isWhole: (namespace) => inventory.isWhole(namespace),
    ...more,
  });
  return { ...stock, has: (wanted) => wanted.name === DEFAULT_ACCOUNT || stock.has(wanted) };
}
