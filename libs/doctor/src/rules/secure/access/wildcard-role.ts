import { formatReference } from '../../../finding/resource-reference';
import type { Role, RoleRule } from '../../../read/access/role';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Advice, AdviceRule } from '../../rule';

const EFFECTS = Object.freeze({
  verbs: 'every verb, also escalate, bind and impersonate, which lead to other rights',
  resources: 'every resource, also secrets, and those that are added later',
  apiGroups: 'resources of the same name in every group, also those that are added later',
});

const FIELDS = ['verbs', 'resources', 'apiGroups'] as const;

/** One finding for a role: who writes one wildcard writes several. */
export const wildcardRole: AdviceRule = {
  id: 'wildcard-role',
  isAdvice: true,
  says: 'a Role or ClusterRole gives rights by wildcard',
  why: 'It takes in what nobody thought of when it was written: secrets, verbs such as impersonate, the resources of a CustomResourceDefinition that comes later.',
  fix: 'Name the verbs, resources and groups that the program asks for.',
  find: ({ access }) => judgeEach(access.roles, judge),
};

function judge({ reference, rules }: Role): readonly Advice[] {
  const [first, ...others] = rules.flatMap((rule, index) => findWildcards(rule, `rules[${index}]`));
  if (!first) return [];
  return [
    {
      certainty: 'proven',
      resource: reference,
      path: first.path,
      what: `${formatReference(reference)} gives rights by wildcard: ${first.field}: ['*']`,
      why: `that is ${EFFECTS[first.field]}`,
      fix: 'name what the program asks for',
      evidence: others.map(({ field, path }) => ({ resource: reference, path, says: `that is ${EFFECTS[field]}` })),
    },
  ];
}

/** Rights to paths that are no resources are of another kind. */
function findWildcards(rule: RoleRule, path: string) {
  const { resources = [] } = rule;
  const found = FIELDS.filter((field) => resources.length > 0 && rule[field]?.includes('*'));
  return found.map((field) => ({ field, path: `${path}.${field}` }));
}
