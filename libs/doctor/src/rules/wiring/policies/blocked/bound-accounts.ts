import type { Evidence } from '../../../../finding/finding';
import { formatOwner } from '../../../../finding/resource-reference';
import type { Inventory } from '../../../../read/inventory';
import { judgeEach } from '../../../../read/schema/unread-field';

/** ServiceAccounts that have a role, `shop/operator`, each with the binding that says so; not those that give pods no token. */
export function findBoundAccounts({ access }: Inventory): ReadonlyMap<string, Evidence> {
  const bound = judgeEach(access.bindings, ({ reference, namespace: own, subjects }) =>
    subjects.flatMap(({ kind, name = '', namespace = own }): readonly (readonly [string, Evidence])[] => {
      if (kind !== 'ServiceAccount' || namespace === undefined) return [];
      const account = formatOwner({ namespace, name });
      return [[account, { resource: reference, path: 'subjects', says: `gives ServiceAccount ${account} a role` }]];
    }),
  );
  return new Map(bound.filter(([account]) => !access.accountsWithoutToken.has(account)));
}
