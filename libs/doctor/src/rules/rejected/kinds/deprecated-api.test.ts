import { findingsOf } from '../../../../testing/findings-of';
import { deprecatedApi } from './deprecated-api';

const object = (apiVersion: string, kind: string) => ({ apiVersion, kind, metadata: { name: 'web' } });

test('of a version that a settled one has replaced is told when it goes', () => {
  const schema = object('flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema');

  expect(findingsOf(deprecatedApi, [schema], { kubernetesVersion: '1.30' })).toMatchObject([
    {
      severity: 'info',
      certainty: 'proven',
      path: 'apiVersion',
      why: 'Kubernetes 1.32 refuses it',
      fix: 'write apiVersion: flowcontrol.apiserver.k8s.io/v1',
    },
  ]);
});

test('a kind that another one has replaced is told since the release that says so', () => {
  const endpoints = object('v1', 'Endpoints');

  expect(findingsOf(deprecatedApi, [endpoints], { kubernetesVersion: '1.32' })).toEqual([]);
  expect(findingsOf(deprecatedApi, [endpoints], { kubernetesVersion: '1.33' })).toMatchObject([
    { fix: 'write an object of discovery.k8s.io/v1 EndpointSlice' },
  ]);
});

test.each([
  ['an older settled version', object('autoscaling/v1', 'HorizontalPodAutoscaler')],
  ['a version that is removed, of which another rule tells', object('policy/v1beta1', 'PodDisruptionBudget')],
  ['a version without a settled one', object('storagemigration.k8s.io/v1alpha1', 'StorageVersionMigration')],
])('silent on %s', (_, manifest) => {
  expect(findingsOf(deprecatedApi, [manifest], { kubernetesVersion: '1.33' })).toEqual([]);
});
