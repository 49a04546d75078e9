import type { KubernetesObject, ManagedFields } from '../set/kubernetes-object';
import { applySetId, asMember, FIELD_MANAGER, isPrunable, PART_OF } from './apply-set';
import { findFailedJobs } from './failed-jobs';
import { losesReplicas, takeOver } from './field-ownership';

const object = (kind: string, apiVersion = 'v1', namespace: string | undefined = 'shop'): KubernetesObject => ({
  apiVersion,
  kind,
  metadata: { name: 'it', ...(namespace && { namespace }) },
});

test.each([
  [object('Deployment', 'apps/v1'), true],
  [object('PersistentVolumeClaim'), false],
  [{ ...object('Namespace'), metadata: { name: 'shop' } }, false],
  [{ ...object('CustomResourceDefinition', 'apiextensions.k8s.io/v1'), metadata: { name: 'a.b' } }, false],
  [{ ...object('StorageClass', 'storage.k8s.io/v1'), metadata: { name: 'fast' } }, false],
])('%j is deleted once the set has it no more: %s', (given, expected) => {
  expect(isPrunable(given)).toBe(expected);
  expect(asMember(given, 'shop').metadata.labels ?? {}).toEqual(expected ? { [PART_OF]: applySetId('shop') } : {});
});

test('a set has the name that kubectl makes of its parent', () => {
  // base64url(sha256('fairlead-deploy.shop.ConfigMap.'))
  expect(applySetId('shop')).toBe('applyset-vMJywMRclZ-kybxnUPheJ44o0frPk55MjE1KZFouMpY-v1');
});

test('a Job that has failed is made anew, and no other', () => {
  const job = (type: string, status: string) => ({ ...object('Job', 'batch/v1'), status: { conditions: [{ type, status }] } });
  const failed = job('Failed', 'True');

  expect(findFailedJobs([job('Complete', 'True'), failed, job('Failed', 'False'), object('Job', 'batch/v1'), object('Pod')])).toEqual([
    failed,
  ]);
});

describe('the number of pods', () => {
  const deployment = (spec: object, ...managedFields: readonly ManagedFields[]): KubernetesObject => ({
    ...object('Deployment', 'apps/v1'),
    metadata: { name: 'it', namespace: 'shop', managedFields },
    spec,
  });
  const owner = (manager: string, subresource?: string): ManagedFields => ({
    manager,
    ...(subresource && { subresource }),
    fieldsV1: { 'f:spec': { 'f:replicas': {} } },
  });

  test.each([
    ['ours alone', [owner(FIELD_MANAGER)], true],
    ['applied by hand', [owner('kubectl')], true],
    ['scaled by an autoscaler', [owner('kube-controller-manager', 'scale')], false],
    ['scaled by hand', [owner(FIELD_MANAGER), owner('kubectl', 'scale')], false],
    ['the default of the API server', [], false],
  ])('%s: it is lost when the manifest says it no more: %s', (_what, owners, expected) => {
    expect(losesReplicas(deployment({}), deployment({ replicas: 5 }, ...owners))).toBe(expected);
    expect(losesReplicas(deployment({ replicas: 3 }), deployment({ replicas: 5 }, ...owners))).toBe(false);
    expect(losesReplicas(deployment({}), undefined)).toBe(false);
  });
});

describe('fields that were applied by hand', () => {
  const byHand: ManagedFields = { manager: 'kubectl', operation: 'Apply', fieldsV1: { 'f:spec': { 'f:a': {}, 'f:b': {} } } };
  const ours: ManagedFields = {
    manager: FIELD_MANAGER,
    operation: 'Apply',
    time: 'then',
    fieldsV1: { 'f:spec': { 'f:b': {}, 'f:c': {} } },
  };
  const others: ManagedFields = { manager: 'kube-controller-manager', operation: 'Update', subresource: 'status', fieldsV1: {} };

  test('become ours', () => {
    expect(takeOver([byHand, others])).toEqual([{ ...byHand, manager: FIELD_MANAGER }, others]);
  });

  test('are added to ours', () => {
    const fieldsV1 = { 'f:spec': { 'f:a': {}, 'f:b': {}, 'f:c': {} } };

    expect(takeOver([byHand, ours, others])).toEqual([{ ...ours, fieldsV1 }, others]);
  });

  test('are left where there are none', () => {
    expect(takeOver([ours, others])).toBeUndefined();
  });
});
