import { formatReference } from '../../../finding/resource-reference';
import type { Role, RoleRule } from '../../../read/access/role';
import type { Inventory } from '../../../read/inventory';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Advice, AdviceRule } from '../../rule';

const READING = ['get', 'list', 'watch'];

/** Of a wildcard `wildcard-role` tells. Of a Role, which is of one namespace, nothing is said. */
export const roleReadsAllSecrets: AdviceRule = {
  id: 'role-reads-all-secrets',
  isAdvice: true,
  says: 'a ClusterRole that is bound in all of the cluster may read every Secret',
  why: 'It reads every password, and the tokens of ServiceAccounts that have one as a Secret. To list is to read: the answer has the values.',
  fix: 'Name the Secrets in resourceNames, or give the right in a Role of the namespace where they are.',
  find: (inventory) => {
    const bound = listBoundEverywhere(inventory);
    return judgeEach(inventory.access.roles, (role) => (role.namespace === undefined && bound.has(role.reference.name) ? judge(role) : []));
  },
};

function listBoundEverywhere({ access }: Inventory): ReadonlySet<string> {
  return new Set(judgeEach(access.bindings, ({ namespace, roleRef: { name } }) => (namespace === undefined && name ? [name] : [])));
}

function judge({ reference, rules }: Role): readonly Advice[] {
  const index = rules.findIndex(readsAllSecrets);
  const verb = rules[index]?.verbs?.find((each) => READING.includes(each));
  if (verb === undefined) return [];
  return [
    {
      certainty: 'proven',
      resource: reference,
      path: `rules[${index}].resources`,
      what: `${formatReference(reference)} may ${verb} the Secrets of every namespace`,
      why: 'a ClusterRoleBinding gives it in all of the cluster, with passwords and tokens of others',
      fix: 'name them in resourceNames, or give the right in a Role of the namespace where they are',
    },
  ];
}

function readsAllSecrets({ apiGroups = [], resources = [], resourceNames = [], verbs = [] }: RoleRule): boolean {
  const isForSecrets = apiGroups.includes('') && resources.includes('secrets') && resourceNames.length === 0;
  return isForSecrets && verbs.some((verb) => READING.includes(verb));
}
