import { adviceOf } from '../../../../testing/findings-of';
import { roleReadsAllSecrets } from './role-reads-all-secrets';

const SECRETS = { apiGroups: [''], resources: ['configmaps', 'secrets'], verbs: ['create', 'list'] };

const role = (rule: object, more: object = {}) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRole',
  metadata: { name: 'reader' },
  rules: [rule],
  ...more,
});
const binding = (more: object = {}) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: 'reader' },
  roleRef: { kind: 'ClusterRole', name: 'reader' },
  subjects: [{ kind: 'ServiceAccount', name: 'reader', namespace: 'shop' }],
  ...more,
});

test('a ClusterRole that is bound everywhere reads every Secret', () => {
  expect(adviceOf(roleReadsAllSecrets, [role(SECRETS), binding()])).toMatchObject([
    {
      severity: 'warning',
      certainty: 'proven',
      path: 'rules[0].resources',
      what: 'ClusterRole reader may list the Secrets of every namespace',
      fix: 'name them in resourceNames, or give the right in a Role of the namespace where they are',
    },
  ]);
});

test.each<[string, readonly unknown[]]>([
  ['a role that is bound in one namespace', [role(SECRETS), binding({ kind: 'RoleBinding', metadata: { name: 'a', namespace: 'shop' } })]],
  ['Secrets that are named', [role({ ...SECRETS, resourceNames: ['login'] }), binding()]],
  ['a role that only writes them', [role({ ...SECRETS, verbs: ['create', 'patch'] }), binding()]],
  ['secrets of another group', [role({ ...SECRETS, apiGroups: ['example.com'] }), binding()]],
])('silent on %s', (_, manifests) => {
  expect(adviceOf(roleReadsAllSecrets, manifests)).toEqual([]);
});
