import { findingsOf } from '../../../../testing/findings-of';
import { removedApi } from './removed-api';

const object = (apiVersion: string, kind: string) => ({ apiVersion, kind, metadata: { name: 'web' } });

test('of an object of a removed version is told since when, and what to write', () => {
  expect(findingsOf(removedApi, [object('extensions/v1beta1', 'Ingress')])).toMatchObject([
    {
      severity: 'error',
      certainty: 'proven',
      resource: { kind: 'Ingress', name: 'web' },
      path: 'apiVersion',
      what: 'Ingress web is of extensions/v1beta1, which serves no Ingress since Kubernetes 1.22',
      fix: 'write apiVersion: networking.k8s.io/v1, and rename the fields that it calls otherwise',
    },
  ]);
});

test('a kind that is gone for good has its successor told', () => {
  expect(findingsOf(removedApi, [object('policy/v1beta1', 'PodSecurityPolicy')])).toMatchObject([
    { fix: 'label the Namespace with pod-security.kubernetes.io/enforce instead' },
  ]);
});

test('the release decides on what only some have removed', () => {
  const schema = object('flowcontrol.apiserver.k8s.io/v1beta3', 'FlowSchema');

  expect(findingsOf(removedApi, [schema], { kubernetesVersion: '1.31' })).toEqual([]);
  expect(findingsOf(removedApi, [schema], { kubernetesVersion: '1.32' })).toMatchObject([
    {
      what: expect.stringContaining('since Kubernetes 1.32'),
      fix: expect.stringContaining('apiVersion: flowcontrol.apiserver.k8s.io/v1,'),
    },
  ]);
});

test.each([
  ['a version that is served', object('networking.k8s.io/v1', 'Ingress')],
  ['a kind of somebody else', object('extensions.example.com/v1beta1', 'Ingress')],
  ['a kind that nobody ever knew', object('extensions/v1beta1', 'Gateway')],
])('silent on %s', (_, manifest) => {
  expect(findingsOf(removedApi, [manifest])).toEqual([]);
});
