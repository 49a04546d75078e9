import { formatReference } from '../../../finding/resource-reference';
import type { RoleBinding, Subject } from '../../../read/access/role';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Advice, AdviceRule } from '../../rule';

/** Whom every cluster gives it (Using RBAC Authorization, "User-facing roles"). */
const ADMINISTRATORS = 'system:masters';

export const clusterAdminBinding: AdviceRule = {
  id: 'cluster-admin-binding',
  isAdvice: true,
  says: 'a binding gives the ClusterRole cluster-admin',
  why: 'It may do everything: in a ClusterRoleBinding in all of the cluster, with every Secret and every node; in a RoleBinding in its namespace.',
  fix: 'Bind a role that names what the program or the people need.',
  find: ({ access }) => judgeEach(access.bindings, judge),
};

function judge({ reference, namespace, roleRef, subjects }: RoleBinding): readonly Advice[] {
  const given = subjects.filter(({ name }) => name !== ADMINISTRATORS);
  if (roleRef.kind !== 'ClusterRole' || roleRef.name !== 'cluster-admin' || given.length === 0) return [];
  return [
    {
      certainty: 'proven',
      resource: reference,
      path: 'roleRef.name',
      what: `${formatReference(reference)} makes ${given.map(nameSubject).join(', ')} cluster-admin`,
      why:
        namespace === undefined ? 'that is every right to every object, Secrets and nodes included' : `that is every right in ${namespace}`,
      fix: 'bind a role that names what is needed',
    },
  ];
}

function nameSubject({ kind = '', namespace, name = '' }: Subject): string {
  return formatReference({ kind, name, ...(namespace !== undefined && { namespace }) });
}
