import { formatOwner } from '../../../../finding/resource-reference';
import type { Evidence } from '../../../../finding/finding';
import type { Inventory } from '../../../../read/inventory';
import { judgeEach } from '../../../../read/schema/unread-field';
import { orMissing } from '../../../../read/schema/field-type';
import { FLAG, TEXT } from '../../../../read/schema/scalars';
import { list, object } from '../../../../read/schema/structures';

const SUBJECTS = list(object({ kind: TEXT, name: TEXT, namespace: orMissing(TEXT) }));

/** ServiceAccounts that have a role, `shop/operator`, each with the binding that says so; not those that give pods no token. */
export function findBoundAccounts({ objects }: Inventory): ReadonlyMap<string, Evidence> {
  const bindings = ['RoleBinding', 'ClusterRoleBinding'].flatMap((kind) => objects.ofKind(kind));
  const bound = judgeEach(bindings, (binding) =>
    (binding.read('subjects', SUBJECTS)() ?? [])
      .filter(({ kind }) => kind === 'ServiceAccount')
      .map(({ name = '', namespace = binding.reference.namespace }): readonly [string, Evidence] => [
        formatOwner({ namespace, name }),
        { resource: binding.identity.reference, path: 'subjects', says: `gives ServiceAccount ${namespace}/${name} a role` },
      ]),
  );
  const accounts = objects.ofKind('ServiceAccount');
  const withoutToken = new Set(
    judgeEach(accounts, (account) =>
      account.read('automountServiceAccountToken', FLAG)() === false ? [formatOwner(account.reference)] : [],
    ),
  );
  return new Map(bound.filter(([account]) => !withoutToken.has(account)));
}
