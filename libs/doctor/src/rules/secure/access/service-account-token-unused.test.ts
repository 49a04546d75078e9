import { adviceOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { serviceAccountTokenUnused } from './service-account-token-unused';

const account = (name: string, more: object = {}) => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name, namespace: 'shop' },
  ...more,
});
const binding = (subject: object) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'web', namespace: 'shop' },
  roleRef: { kind: 'ClusterRole', name: 'view' },
  subjects: [subject],
});
const web = (pod: object = {}) => runningWorkload({ pod });

test('the token of an account without a role is in every container', () => {
  expect(adviceOf(serviceAccountTokenUnused, [web()])).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      path: 'spec.template.spec',
      what: 'pods of Deployment shop/web get the token of ServiceAccount shop/default, which no binding here gives a role',
      fix: expect.stringContaining('set automountServiceAccountToken to false'),
    },
  ]);
  expect(adviceOf(serviceAccountTokenUnused, [account('web'), web({ serviceAccountName: 'web' })])).toHaveLength(1);
});

test('a pod that asks for it gets it, whatever its account says', () => {
  const manifests = [account('default', { automountServiceAccountToken: false }), web({ automountServiceAccountToken: true })];

  expect(adviceOf(serviceAccountTokenUnused, manifests)).toMatchObject([{ path: 'spec.template.spec.automountServiceAccountToken' }]);
});

test.each<[string, readonly unknown[]]>([
  ['a pod that takes none', [web({ automountServiceAccountToken: false })]],
  ['an account that gives none', [account('default', { automountServiceAccountToken: false }), web()]],
  ['an account with a role', [binding({ kind: 'ServiceAccount', name: 'default' }), web()]],
  ['a role for all accounts', [binding({ kind: 'Group', name: 'system:serviceaccounts:shop' }), web()]],
  ['an account that is not here', [web({ serviceAccountName: 'web' })]],
  ['subjects that cannot be read', [{ ...binding({}), subjects: 'all', metadata: { name: 5, namespace: 'shop' } }, web()]],
])('silent on %s', (_, manifests) => {
  expect(adviceOf(serviceAccountTokenUnused, manifests)).toEqual([]);
});
