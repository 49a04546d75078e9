import { object, podOf } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { claimMissing } from './claim-missing';
import { storageClassMissing } from './storage-class-missing';
import { unshareableClaim } from './unshareable-claim';

const claim = (name: string, spec: object = {}) => object('v1', 'PersistentVolumeClaim', name, { spec });
const mounting = (claimName: string) => podOf('web', {}, { volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }] });
const storageClass = (name: string, provisioner: string) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name },
  provisioner,
});
const replaced = object('apps/v1', 'StatefulSet', 'db', {
  spec: {
    volumeClaimTemplates: [{ metadata: { name: 'data' } }],
    template: { spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] } },
  },
});
const db = object('apps/v1', 'StatefulSet', 'db', { spec: { template: {} } });

test('a slip in the name of a claim', () => {
  expect(findingsOf(claimMissing, [mounting('uplaods'), claim('uploads')])).toMatchObject([
    {
      severity: 'error',
      certainty: 'likely',
      path: 'spec.template.spec.volumes[0].persistentVolumeClaim.claimName',
      fix: expect.stringContaining('write uploads'),
    },
  ]);
});

test.each([
  ['it is there', mounting('uploads'), claim('uploads')],
  ['a StatefulSet makes it', mounting('data-db-0'), claim('data-db-x'), db],
  ['no claim is here', mounting('uploads')],
  ['a StatefulSet replaces the volume', replaced, claim('datas')],
])('silent where %s', (_, ...manifests) => expect(findingsOf(claimMissing, manifests)).toEqual([]));

test('a slip in the name of a class', () => {
  const find = (name: string) =>
    findingsOf(storageClassMissing, [claim('a', { storageClassName: name }), storageClass('fast-ssd', 'ebs.csi.aws.com')]);

  expect(find('fast-sdd')).toMatchObject([
    { severity: 'error', path: 'spec.storageClassName', fix: expect.stringContaining('write fast-ssd') },
  ]);
  for (const name of ['fast-ssd', 'standard', '']) expect(find(name)).toEqual([]);
});

test('a disk of one node cannot be shared', () => {
  const asked = { accessModes: ['ReadWriteOnce', 'ReadWriteMany'], storageClassName: 'fast' };
  const find = (spec: object, provisioner = 'ebs.csi.aws.com') =>
    findingsOf(unshareableClaim, [claim('a', spec), storageClass('fast', provisioner)]);

  expect(find(asked)).toMatchObject([
    { severity: 'error', certainty: 'likely', path: 'spec.accessModes[1]', evidence: [{ resource: { name: 'fast' } }] },
  ]);
  expect(find(asked, 'efs.csi.aws.com')).toEqual([]);
  expect(find({ ...asked, volumeMode: 'Block' })).toEqual([]);
  expect(find({ ...asked, accessModes: ['ReadWriteOnce'] })).toEqual([]);
  expect(find({ ...asked, storageClassName: 'other' })).toEqual([]);
});
