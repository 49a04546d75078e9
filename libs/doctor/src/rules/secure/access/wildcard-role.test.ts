import { adviceOf } from '../../../../testing/findings-of';
import { wildcardRole } from './wildcard-role';

const role = (rule: object) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'operator' },
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }, rule],
});

test('the wildcards of a role are one finding', () => {
  expect(adviceOf(wildcardRole, [role({ apiGroups: ['*'], resources: ['*'], verbs: ['*'] })])).toMatchObject([
    {
      severity: 'warning',
      certainty: 'proven',
      resource: { kind: 'ClusterRole', name: 'operator' },
      path: 'rules[1].verbs',
      what: "ClusterRole operator gives rights by wildcard: verbs: ['*']",
      fix: 'name what the program asks for',
      evidence: [{ path: 'rules[1].resources' }, { path: 'rules[1].apiGroups' }],
    },
  ]);
});

test.each<[string, object]>([
  ['a role that names what it gives', { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get', 'list'] }],
  ['rights to a path that is no resource', { nonResourceURLs: ['/metrics'], verbs: ['*'] }],
  ['verbs that cannot be read', { apiGroups: [''], resources: ['pods'], verbs: '*' }],
])('silent on %s', (_, rule) => {
  expect(adviceOf(wildcardRole, [role(rule)])).toEqual([]);
});
