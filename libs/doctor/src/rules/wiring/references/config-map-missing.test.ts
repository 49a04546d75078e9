import { configMap, object, podOf, variable } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { configMapMissing } from './config-map-missing';

const from = (name: string, more: object = {}) => ({ envFrom: [{ configMapRef: { name, ...more } }] });
const mounted = (name: string) => ({ volumes: [{ name: 'files', configMap: { name } }] });
const find = (...manifests: readonly unknown[]) => findingsOf(configMapMissing, manifests);

test('of a name that is nearly right, the right one is told', () => {
  const [finding, ...others] = find(podOf('web', from('web-confg')), configMap('web-config'));

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'likely',
    resource: { kind: 'Deployment', namespace: 'shop', name: 'web' },
    path: 'spec.template.spec.containers[0].envFrom[0].configMapRef.name',
    what: 'Deployment shop/web names ConfigMap shop/web-confg, which is not there',
    fix: 'write web-config, which is spelt almost the same: did you mean that?',
  });
  expect(others).toEqual([]);
});

test('a namePrefix of Kustomize that missed a reference is seen by the others', () => {
  const manifests = [podOf('prod-web', { env: [variable('A', 'configMap', 'settings', 'a')] }), configMap('prod-settings')];

  expect(find(...manifests)).toMatchObject([{ severity: 'error', fix: expect.stringContaining('write prod-settings') }]);
});

test('one that is in a namespace where nobody needs it was meant to be here', () => {
  const [finding] = find(podOf('web', {}, mounted('web')), configMap('web', ['a'], 'default'));

  expect(finding).toMatchObject({
    severity: 'error',
    path: 'spec.template.spec.volumes[0].configMap.name',
    fix: 'put it into shop',
    evidence: [{ resource: { kind: 'ConfigMap', namespace: 'default', name: 'web' } }],
  });
});

test('one that every other workload has like it is missing', () => {
  const manifests = ['web', 'api', 'jobs'].map((name) => podOf(name, from(`${name}-config`)));

  const [finding] = find(...manifests, configMap('web-config'), configMap('api-config'));

  expect(finding).toMatchObject({ severity: 'error', fix: 'add ConfigMap shop/jobs-config, as api-config is there' });
});

test('one that others of the set are there beside is a warning', () => {
  expect(find(podOf('web', { envFrom: [...from('a-web').envFrom, ...from('tuning').envFrom] }), configMap('a-web'))).toMatchObject([
    { severity: 'warning', fix: 'see that the cluster has ConfigMap shop/tuning, or name one that is here' },
  ]);
});

test('all that need it are in one finding', () => {
  const [finding, ...others] = find(podOf('web', from('web-confg')), podOf('api', from('web-confg')), configMap('web-config'));

  expect(finding?.consequences).toMatchObject([{ resource: { name: 'web' }, says: 'names web-confg too' }]);
  expect(others).toEqual([]);
});

test.each([
  ['it is there', from('web'), configMap('web')],
  ['it is optional', from('web-confg', { optional: true }), configMap('web-config')],
  ['every cluster has it', from('kube-root-ca.crt'), configMap('other')],
  ['nothing shows that all are here', from('tuning'), configMap('tuning-of-others', ['a'], 'other')],
  [
    'trust-manager makes it',
    from('ca-bundle'),
    object('trust.cert-manager.io/v1alpha1', 'Bundle', 'ca-bundle', { spec: { target: { configMap: { key: 'a' } } } }),
  ],
  [
    'Kustomize makes it',
    from('web'),
    object('kustomize.config.k8s.io/v1beta1', 'Kustomization', 'all', { configMapGenerator: [{ name: 'web' }] }),
  ],
  ['an operator may make it', from('ring-scripts'), object('rings.example.com/v1', 'Ring', 'ring', {}), configMap('ring-other')],
  [
    'a custom resource tells of it',
    from('scripts'),
    object('rings.example.com/v1', 'Ring', 'own', { spec: { scripts: 'scripts' } }),
    configMap('x'),
  ],
])('silent where %s', (_, container, ...others) => expect(find(podOf('web', container), ...others)).toEqual([]));

test('silent where a program may make it', () => {
  const role = object('rbac.authorization.k8s.io/v1', 'Role', 'maker', {
    rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['create'] }],
  });

  expect(find(podOf('web', { envFrom: [...from('a').envFrom, ...from('state').envFrom] }), configMap('a'), role)).toEqual([]);
});

test('silent where nobody can tell the name of a ConfigMap', () => {
  const unnamed = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { namespace: 'shop', name: 7 } };

  expect(find(podOf('web', from('web-confg')), configMap('web-config'), unnamed)).toEqual([]);
});
