import { adviceOf } from '../../../../testing/findings-of';
import { clusterAdminBinding } from './cluster-admin-binding';

const binding = (subject: object, more: object = {}) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'ClusterRoleBinding',
  metadata: { name: 'ci' },
  roleRef: { kind: 'ClusterRole', name: 'cluster-admin' },
  subjects: [subject],
  ...more,
});
const ACCOUNT = { kind: 'ServiceAccount', name: 'ci', namespace: 'build' };

test('who is cluster-admin is told', () => {
  expect(adviceOf(clusterAdminBinding, [binding(ACCOUNT)])).toMatchObject([
    {
      severity: 'warning',
      certainty: 'proven',
      resource: { kind: 'ClusterRoleBinding', name: 'ci' },
      path: 'roleRef.name',
      what: 'ClusterRoleBinding ci makes ServiceAccount build/ci cluster-admin',
      fix: 'bind a role that names what is needed',
    },
  ]);
});

test('in a RoleBinding it is of one namespace', () => {
  const ofNamespace = binding(ACCOUNT, { kind: 'RoleBinding', metadata: { name: 'ci', namespace: 'build' } });

  expect(adviceOf(clusterAdminBinding, [ofNamespace])).toMatchObject([{ why: 'that is every right in build' }]);
});

test.each<[string, unknown]>([
  ['another role', binding(ACCOUNT, { roleRef: { kind: 'ClusterRole', name: 'view' } })],
  ['what every cluster has', binding({ kind: 'Group', name: 'system:masters' })],
  ['a binding of nobody', binding(ACCOUNT, { subjects: [] })],
])('silent on %s', (_, manifest) => {
  expect(adviceOf(clusterAdminBinding, [manifest])).toEqual([]);
});
