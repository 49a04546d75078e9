import { object, podOf, secret, variable } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { secretMissing } from './secret-missing';

const find = (...manifests: readonly unknown[]) => findingsOf(secretMissing, manifests);
const web = podOf('web', { env: [variable('PASSWORD', 'secret', 'web-login', 'password')] });
const external = (name: string, spec: object = {}) => object('external-secrets.io/v1', 'ExternalSecret', name, { spec });

test('what makes the Secret of one workload is missing, and that of the others is there', () => {
  const workloads = ['web', 'api', 'jobs'].map((name) =>
    podOf(name, { env: [variable('PASSWORD', 'secret', `${name}-login`, 'password')] }),
  );

  const [finding, ...others] = find(...workloads, external('web-login'), external('api-login'));

  expect(finding).toMatchObject({
    severity: 'error',
    certainty: 'likely',
    resource: { name: 'jobs' },
    path: 'spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.name',
    fix: 'add Secret shop/jobs-login, as api-login is there',
  });
  expect(others).toEqual([]);
});

test('a slip in the name is told', () => {
  expect(find(web, secret('web-logn'))).toMatchObject([{ severity: 'error', fix: expect.stringContaining('write web-logn') }]);
});

test.each([
  ['an ExternalSecret', external('login', { target: { name: 'web-login' } })],
  ['an ExternalSecret that is named after it', external('web-login')],
  ['a ClusterExternalSecret', object('external-secrets.io/v1', 'ClusterExternalSecret', 'web-login', {}, 'default')],
  ['a SealedSecret', object('bitnami.com/v1alpha1', 'SealedSecret', 'web-login')],
  ['a Certificate', object('cert-manager.io/v1', 'Certificate', 'web', { spec: { secretName: 'web-login' } })],
  [
    'a SecretProviderClass',
    object('secrets-store.csi.x-k8s.io/v1', 'SecretProviderClass', 'vault', { spec: { secretObjects: [{ secretName: 'web-login' }] } }),
  ],
  [
    'an Ingress that cert-manager sees to',
    {
      ...object('networking.k8s.io/v1', 'Ingress', 'web', { spec: { tls: [{ secretName: 'web-login' }] } }),
      metadata: { name: 'web', namespace: 'shop', annotations: { 'cert-manager.io/cluster-issuer': 'public' } },
    },
  ],
  ['an operator', object('example.com/v1', 'Login', 'web', { spec: { secretName: 'web-login' } })],
])('silent where %s makes it', (_, maker) => expect(find(web, maker, secret('web-logn'))).toEqual([]));

test('silent where all Secrets are elsewhere, and where the image is pulled with one', () => {
  expect(find(web)).toEqual([]);
  expect(find(podOf('web', {}, { imagePullSecrets: [{ name: 'registri' }] }), secret('registry'))).toEqual([]);
});

test('silent in what was read from a cluster without its Secrets', () => {
  const live = (name: string) => ({
    ...podOf(name, { env: [variable('A', 'secret', `${name}-login`, 'a')] }),
    metadata: { name, namespace: 'shop', uid: '1' },
  });

  expect(find(live('web'), live('api'), live('jobs'), external('web-login'), external('api-login'))).toEqual([]);
});
