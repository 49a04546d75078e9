import { formatReference, type ResourceReference } from '../../../finding/resource-reference';
import type { Access } from '../../../read/access/access';
import type { RoleBinding } from '../../../read/access/role';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Fault, Rule } from '../../rule';
import { findMissingObjects, stockOfListed } from '../missing/missing-objects';

const WHY = 'its subjects have no rights by it: what they ask of the API server is answered with 403 Forbidden';

/** Roles that every cluster has (Using RBAC Authorization, "Default roles and role bindings"). */
const OF_THE_CLUSTER = /^(?:cluster-admin|admin|edit|view|extension-apiserver-authentication-reader|system:.*)$/;

/** A role that is not here may be in the cluster. */
export const roleMissing: Rule = {
  id: 'role-missing',
  says: 'a RoleBinding or ClusterRoleBinding gives a role that is not there',
  why: 'A binding to a role that does not exist is accepted and gives nothing: requests are answered with 403 Forbidden.',
  fix: 'Write kind and name of the role as they are: a Role is of the namespace of its binding, a ClusterRole of none.',
  find: (inventory) => {
    const { access } = inventory;
    const confused = judgeEach(access.bindings, (binding) => findOfOtherKind(binding, access));
    const isTold = new Set(confused.map(({ resource }) => formatReference(resource)));
    const needs = judgeEach(access.bindings, (binding) => {
      const wanted = roleOf(binding);
      return wanted && !isTold.has(formatReference(binding.reference)) ? [{ wanted, by: binding.reference, path: 'roleRef.name' }] : [];
    });
    return [...confused, ...findMissingObjects(needs, stockOf(inventory))];
  },
};

function roleOf({ namespace, roleRef: { kind, name } }: RoleBinding): ResourceReference | undefined {
  if (!name || OF_THE_CLUSTER.test(name)) return undefined;
  if (kind === 'ClusterRole') return { kind, name };
  return kind === 'Role' && namespace !== undefined ? { kind, namespace, name } : undefined;
}

function stockOf(inventory: Inventory) {
  const { access, objects } = inventory;
  const roles = access.roles.map(({ reference: { kind, name }, namespace }) => ({
    kind,
    ...(namespace !== undefined && { namespace }),
    name,
  }));
  return stockOfListed(roles, (namespace = '') => ['Role', 'ClusterRole'].forEach((kind) => objects.assertComplete(kind, namespace)), {
    why: WHY,
    isAssumed: (reference) => objects.isAssumed(reference),
    isWhole: (namespace) => inventory.isWhole(namespace),
  });
}

/** A name that is that of a role of the other kind. */
function findOfOtherKind(binding: RoleBinding, { roles }: Access): readonly Fault[] {
  const wanted = roleOf(binding);
  const named = roles.filter(({ reference }) => reference.name === wanted?.name);
  const mayHave = (namespace: string | undefined) => namespace === undefined || namespace === binding.namespace;
  const [other] = named.filter(({ namespace }) => mayHave(namespace));
  if (!wanted || !other || named.some(({ reference }) => reference.kind === wanted.kind)) return [];
  return [
    {
      severity: 'error',
      certainty: 'likely',
      resource: binding.reference,
      path: 'roleRef.kind',
      what: `${formatReference(binding.reference)} gives ${wanted.kind} ${wanted.name}, and ${wanted.name} is a ${other.reference.kind}`,
      why: WHY,
      fix: `write kind: ${other.reference.kind}; the API server changes no roleRef, so delete the binding first`,
      evidence: [{ resource: other.reference, says: `is a ${other.reference.kind}` }],
    },
  ];
}
