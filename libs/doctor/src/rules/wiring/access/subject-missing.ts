import { judgeEach } from '../../../read/schema/unread-field';
import type { Rule } from '../../rule';
import { findMissingObjects, type Need } from '../missing/missing-objects';
import { stockOfAccounts } from './account-stock';

/** A binding takes any name, whether there is such an account or not. */
export const subjectMissing: Rule = {
  id: 'subject-missing',
  says: 'a RoleBinding or ClusterRoleBinding gives its role to a ServiceAccount that is not there',
  why: 'The account that was meant has no rights: what its pods ask of the API server is answered with 403 Forbidden.',
  fix: 'Write name and namespace of the ServiceAccount as they are.',
  find: (inventory) =>
    findMissingObjects(
      judgeEach(inventory.access.bindings, ({ reference, namespace: own, subjects }) =>
        subjects.flatMap(({ kind, name, namespace = own }, index): Need[] =>
          kind === 'ServiceAccount' && name && namespace !== undefined
            ? [{ wanted: { kind, namespace, name }, by: reference, path: `subjects[${index}].name` }]
            : [],
        ),
      ),
      stockOfAccounts(inventory, {
        why: 'nobody has the role: what the pods that were meant ask of the API server is answered with 403 Forbidden',
        isNamespaceNamed: true,
      }),
    ),
};
