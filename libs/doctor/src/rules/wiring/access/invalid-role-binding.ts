import { formatReference } from '../../../finding/resource-reference';
import type { RoleBinding, Subject } from '../../../read/access/role';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Fault, Rule } from '../../rule';

const GROUP = 'rbac.authorization.k8s.io';

/** What the API server's validation of RBAC says, beside the types of fields. */
export const invalidRoleBinding: Rule = {
  id: 'invalid-role-binding',
  says: 'a RoleBinding or ClusterRoleBinding has a role or a subject that the API server refuses',
  why: 'The API server rejects the binding, so nobody has the rights.',
  fix: 'Write what the finding says that the field must be.',
  find: ({ access }) => judgeEach(access.bindings, judge),
};

function judge(binding: RoleBinding): readonly Fault[] {
  const { namespace, roleRef, subjects } = binding;
  const kinds = namespace === undefined ? ['ClusterRole'] : ['Role', 'ClusterRole'];
  return [
    ...(roleRef.kind !== undefined && !kinds.includes(roleRef.kind)
      ? [toFault(binding, 'roleRef.kind', `gives a ${roleRef.kind}`, `write kind: ${kinds.join(' or ')}`)]
      : []),
    ...(roleRef.apiGroup !== undefined && roleRef.apiGroup !== GROUP
      ? [toFault(binding, 'roleRef.apiGroup', `has the apiGroup ${roleRef.apiGroup} for its role`, `write apiGroup: ${GROUP}`)]
      : []),
    ...subjects.flatMap((subject, index) => judgeSubject(binding, subject, `subjects[${index}]`)),
  ];
}

function judgeSubject(binding: RoleBinding, { kind, name = '', namespace, apiGroup }: Subject, path: string): readonly Fault[] {
  if (kind === 'ServiceAccount') {
    if (namespace === undefined && binding.namespace === undefined)
      return [toFault(binding, `${path}.namespace`, `names no namespace for ServiceAccount ${name}`, `write the namespace of ${name}`)];
    if (apiGroup !== undefined)
      return [
        toFault(
          binding,
          `${path}.apiGroup`,
          `has the apiGroup ${apiGroup} for ServiceAccount ${name}`,
          'take apiGroup out: that of ServiceAccounts is ""',
        ),
      ];
    return [];
  }
  if ((kind === 'User' || kind === 'Group') && apiGroup !== undefined && apiGroup !== GROUP)
    return [toFault(binding, `${path}.apiGroup`, `has the apiGroup ${apiGroup} for ${kind} ${name}`, `write apiGroup: ${GROUP}`)];
  return [];
}

function toFault({ reference }: RoleBinding, path: string, what: string, fix: string): Fault {
  return {
    severity: 'error',
    certainty: 'proven',
    resource: reference,
    path,
    what: `${formatReference(reference)} ${what}`,
    why: 'the API server rejects the binding',
    fix,
  };
}
