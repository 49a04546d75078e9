import { object, podOf } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { serviceAccountMissing } from './service-account-missing';
import { subjectMissing } from './subject-missing';

const account = (name: string, namespace?: string) => object('v1', 'ServiceAccount', name, {}, namespace);
const web = (serviceAccountName: string) => podOf('web', {}, { serviceAccountName });
const binding = (subject: object) =>
  object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'web', {
    roleRef: { kind: 'Role', name: 'web' },
    subjects: [{ kind: 'ServiceAccount', ...subject }],
  });

test('pods of an account with a slip in its name are refused', () => {
  expect(findingsOf(serviceAccountMissing, [web('storefrnt'), account('storefront')])).toMatchObject([
    {
      severity: 'error',
      certainty: 'likely',
      resource: { kind: 'Deployment', name: 'web' },
      path: 'spec.template.spec.serviceAccountName',
      fix: expect.stringContaining('write storefront'),
    },
  ]);
});

test.each([
  ['it is there', web('web'), account('web')],
  ['every namespace has it', web('default'), account('defaults')],
  ['no account is here', web('web')],
])('silent where %s', (_, ...manifests) => expect(findingsOf(serviceAccountMissing, manifests)).toEqual([]));

const unplaced = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' } };

test('silent where the account says no namespace, so that who applies it chooses the one that the binding names', () => {
  expect(findingsOf(subjectMissing, [binding({ name: 'web', namespace: 'prod' }), unplaced])).toEqual([]);
});

test('a subject that is in another namespace', () => {
  expect(findingsOf(subjectMissing, [binding({ name: 'web', namespace: 'prod' }), account('web', 'default')])).toMatchObject([
    { severity: 'error', fix: 'write namespace: default' },
  ]);
  expect(findingsOf(subjectMissing, [binding({ name: 'web', namespace: 'default' }), account('web')])).toMatchObject([
    { severity: 'error', certainty: 'likely', path: 'subjects[0].name', fix: 'write namespace: shop' },
  ]);
});

test.each([
  ['it is there', { name: 'web' }],
  ['it is there by its namespace', { name: 'web', namespace: 'shop' }],
  ['it is a user', { kind: 'User', name: 'wep' }],
  ['its namespace is elsewhere', { name: 'prometheus', namespace: 'monitoring' }],
])('silent where %s', (_, subject) => expect(findingsOf(subjectMissing, [binding(subject), account('web')])).toEqual([]));
