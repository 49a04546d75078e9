import { denyAll, deploymentOf, policy } from '../../../../../testing/example-manifests';
import { findingsOf } from '../../../../../testing/findings-of';
import { apiServerBlocked } from './api-server-blocked';

const operator = (pod: object = {}) => deploymentOf('shop/operator', {}, { serviceAccountName: 'operator', ...pod });
const binding = (name: string) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'operator', namespace: 'shop' },
  roleRef: { kind: 'Role', name: 'operator' },
  subjects: [{ kind: 'ServiceAccount', name }],
});
const open = (rule: object) => policy('shop/out', { podSelector: {}, policyTypes: ['Egress'], egress: [rule] });
const account = {
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'operator', namespace: 'shop' },
  automountServiceAccountToken: false,
};
const find = (...manifests: readonly unknown[]) => findingsOf(apiServerBlocked, manifests);

test('pods with a role whose egress is closed', () => {
  expect(find(operator(), binding('operator'), denyAll('shop'))).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      resource: { kind: 'NetworkPolicy', namespace: 'shop', name: 'deny-all' },
      path: 'spec.egress',
      what: 'Deployment shop/operator has a role for the API server, and no policy lets it call one',
      evidence: [
        { resource: { kind: 'RoleBinding', name: 'operator' }, path: 'subjects' },
        { path: 'spec.template.spec.serviceAccountName' },
      ],
    },
  ]);
  expect(find(operator(), binding('operator'), denyAll('shop'), open({ ports: [{ port: 53, protocol: 'UDP' }] }))).toHaveLength(1);
});

test.each([
  ['egress is open', [operator(), binding('operator')]],
  ['the port is open for every address', [operator(), binding('operator'), denyAll('shop'), open({ ports: [{ port: 6443 }] })]],
  [
    'an address is open',
    [operator(), binding('operator'), denyAll('shop'), open({ to: [{ ipBlock: { cidr: '192.0.2.1/32' } }], ports: [{ port: 443 }] })],
  ],
  ['another account has the role', [operator(), binding('other'), denyAll('shop')]],
  ['the pod has no token', [operator({ automountServiceAccountToken: false }), binding('operator'), denyAll('shop')]],
  ['the account gives none', [operator(), account, binding('operator'), denyAll('shop')]],
])('silent where %s', (_, manifests) => {
  expect(find(...manifests)).toEqual([]);
});
