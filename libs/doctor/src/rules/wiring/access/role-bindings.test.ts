import { object } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { invalidRoleBinding } from './invalid-role-binding';
import { roleMissing } from './role-missing';

const API = 'rbac.authorization.k8s.io/v1';
const binding = (roleRef: object, ...subjects: readonly object[]) => object(API, 'RoleBinding', 'web', { roleRef, subjects });
const ofCluster = (roleRef: object, ...subjects: readonly object[]) => ({
  apiVersion: API,
  kind: 'ClusterRoleBinding',
  metadata: { name: 'web' },
  roleRef,
  subjects,
});
const role = object(API, 'Role', 'config-reader', { rules: [] });
const clusterRole = { apiVersion: API, kind: 'ClusterRole', metadata: { name: 'node:reader' }, rules: [] };

test('a slip in the name of the role', () => {
  expect(findingsOf(roleMissing, [binding({ kind: 'Role', name: 'config-raeder' }), role])).toMatchObject([
    { severity: 'error', certainty: 'likely', path: 'roleRef.name', fix: expect.stringContaining('write config-reader') },
  ]);
});

test('a role of the other kind', () => {
  expect(findingsOf(roleMissing, [binding({ kind: 'Role', name: 'node:reader' }), clusterRole])).toMatchObject([
    { severity: 'error', path: 'roleRef.kind', fix: expect.stringContaining('write kind: ClusterRole') },
  ]);
});

test.each([
  ['it is there', binding({ kind: 'Role', name: 'config-reader' }), role],
  ['it is there for the cluster', ofCluster({ kind: 'ClusterRole', name: 'node:reader' }), clusterRole],
  ['every cluster has it', ofCluster({ kind: 'ClusterRole', name: 'system:auth-delegator' }), clusterRole],
  ['every kube-system has it', binding({ kind: 'Role', name: 'extension-apiserver-authentication-reader' }), role],
  ['it is elsewhere', ofCluster({ kind: 'ClusterRole', name: 'prometheus' }), clusterRole],
])('silent where %s', (_, ...manifests) => expect(findingsOf(roleMissing, manifests)).toEqual([]));

test.each<[string, unknown, string, string]>([
  ['a ClusterRoleBinding of a Role', ofCluster({ kind: 'Role', name: 'a' }), 'roleRef.kind', 'write kind: ClusterRole'],
  [
    'a role of another group',
    binding({ kind: 'Role', name: 'a', apiGroup: 'v1' }),
    'roleRef.apiGroup',
    'write apiGroup: rbac.authorization.k8s.io',
  ],
  [
    'an account without a namespace',
    ofCluster({ kind: 'ClusterRole', name: 'a' }, { kind: 'ServiceAccount', name: 'b' }),
    'subjects[0].namespace',
    'write the namespace of b',
  ],
  [
    'an account of a group',
    binding({ kind: 'Role', name: 'a' }, { kind: 'ServiceAccount', name: 'b', apiGroup: 'rbac.authorization.k8s.io' }),
    'subjects[0].apiGroup',
    'take apiGroup out: that of ServiceAccounts is ""',
  ],
  [
    'a user of another group',
    binding({ kind: 'Role', name: 'a' }, { kind: 'User', name: 'b', apiGroup: 'v1' }),
    'subjects[0].apiGroup',
    'write apiGroup: rbac.authorization.k8s.io',
  ],
])('the API server refuses %s', (_, manifest, path, fix) => {
  expect(findingsOf(invalidRoleBinding, [manifest])).toMatchObject([{ severity: 'error', certainty: 'proven', path, fix }]);
});

test.each([
  binding({ kind: 'Role', name: 'a' }, { kind: 'ServiceAccount', name: 'b' }),
  binding(
    { kind: 'ClusterRole', name: 'a', apiGroup: 'rbac.authorization.k8s.io' },
    { kind: 'Group', name: 'b', apiGroup: 'rbac.authorization.k8s.io' },
  ),
  ofCluster({ kind: 'ClusterRole', name: 'a' }, { kind: 'ServiceAccount', name: 'b', namespace: 'shop', apiGroup: '' }),
])('silent about a binding that it takes', (manifest) => expect(findingsOf(invalidRoleBinding, [manifest])).toEqual([]));
