import { findingsOf } from '../../../../testing/findings-of';
import { unknownKind } from './unknown-kind';

const object = (apiVersion: string, kind: string) => ({ apiVersion, kind, metadata: { name: 'web' } });

test.each([
  ['a misspelt kind', object('apps/v1', 'Deploymnet'), 'kind', 'write kind: Deployment'],
  ['a kind of another group', object('apps/v1', 'Ingress'), 'kind', 'write apiVersion: networking.k8s.io/v1'],
  ['a misspelt kind of another group', object('v1', 'Deploymnet'), 'kind', 'write apiVersion: apps/v1 and kind: Deployment'],
  ['a group without its domain', object('networking/v1', 'Ingress'), 'apiVersion', 'write apiVersion: networking.k8s.io/v1'],
  ['a misspelt group', object('netwroking.k8s.io/v1', 'Ingress'), 'apiVersion', 'write apiVersion: networking.k8s.io/v1'],
  ['a group without a version', object('networking.k8s.io', 'Ingress'), 'apiVersion', 'write apiVersion: networking.k8s.io/v1'],
  ['a version that never was', object('networking.k8s.io/v2', 'Ingress'), 'kind', 'write apiVersion: networking.k8s.io/v1'],
])('of %s is told what was meant', (_, manifest, path, fix) => {
  expect(findingsOf(unknownKind, [manifest])).toMatchObject([{ severity: 'error', certainty: 'likely', path, fix }]);
});

test('a kind that is like no other may be of a later release, so it is a warning', () => {
  expect(findingsOf(unknownKind, [object('apps/v1', 'Orchestra')])).toMatchObject([{ severity: 'warning', certainty: 'likely' }]);
});

test('it is proven where the release is told', () => {
  const findings = findingsOf(unknownKind, [object('apps/v1', 'Deploymnet')], { kubernetesVersion: '1.33' });

  expect(findings).toMatchObject([{ certainty: 'proven' }]);
});

test('a kind of a later release is told with that release', () => {
  const cidr = object('networking.k8s.io/v1', 'ServiceCIDR');

  expect(findingsOf(unknownKind, [cidr], { kubernetesVersion: '1.33' })).toEqual([]);
  expect(findingsOf(unknownKind, [cidr], { kubernetesVersion: '1.30' })).toMatchObject([
    { severity: 'error', certainty: 'proven', fix: 'upgrade to Kubernetes 1.33, or leave the object out' },
  ]);
});

const definition = {
  ...object('apiextensions.k8s.io/v1', 'CustomResourceDefinition'),
  spec: { group: 'routes.k8s.io', names: { kind: 'Ingress' }, versions: [] },
};

test.each([
  ['kinds of others, whatever they are called', [object('example.com/v1', 'Deployment'), object('serving.knative.dev/v1', 'Service')]],
  ['other kinds in groups of Kubernetes that are installed', [object('gateway.networking.k8s.io/v1', 'HTTPRoute')]],
  ['what a definition here defines', [definition, object('routes.k8s.io/v1', 'Ingress')]],
  [
    'what belongs to tools',
    [
      object('v1', 'Config'),
      object('v1', 'Policy'),
      object('kustomize.config.k8s.io/v1beta1', 'Kustomization'),
      object('builtin', 'LabelTransformer'),
    ],
  ],
  ['a removed version, of which another rule tells', [object('policy/v1beta1', 'PodDisruptionBudget')]],
  ['an empty list', [object('apps/v1', 'DeploymentList')]],
])('silent on %s', (_, manifests) => {
  expect(findingsOf(unknownKind, manifests)).toEqual([]);
});
