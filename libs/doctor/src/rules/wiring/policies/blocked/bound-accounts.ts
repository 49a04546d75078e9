import { formatOwner } from '../../../../finding/resource-reference';
import type { Evidence } from '../../../../finding/finding';
import type { Inventory } from '../../../../read/inventory';
import { judgeEach } from '../../../../read/schema/unread-field';
import { FLAG } from '../../../../read/schema/scalars';

/** ServiceAccounts that have a role, `shop/operator`, each with the binding that says so; not those that give pods no token. */
export function findBoundAccounts({ access, objects }: Inventory): ReadonlyMap<string, Evidence> {
  const bound = judgeEach(access.bindings, ({ reference, namespace: own, subjects }) =>
    subjects.flatMap(({ kind, name = '', namespace = own }): readonly (readonly [string, Evidence])[] => {
      if (kind !== 'ServiceAccount' || namespace === undefined) return [];
      const account = formatOwner({ namespace, name });
      return [[account, { resource: reference, path: 'subjects', says: `gives ServiceAccount ${account} a role` }]];
    }),
  );
  const accounts = objects.ofKind('ServiceAccount');
  const withoutToken = new Set(
    judgeEach(accounts, (account) =>
      account.read('automountServiceAccountToken', FLAG)() === false ? [formatOwner(account.reference)] : [],
    ),
  );
  return new Map(bound.filter(([account]) => !withoutToken.has(account)));
}
