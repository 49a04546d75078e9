import { examplesOf, matchLabels, selector, type UpgradeExample } from './upgrade-example';
import { VOLUME_CLASS } from './volumes';

const claim = { accessModes: ['ReadWriteOnce'], storageClassName: VOLUME_CLASS, resources: { requests: { storage: '1Gi' } } };

const volume = { capacity: { storage: '1Gi' }, accessModes: ['ReadWriteOnce'], hostPath: { path: '/one' } };
const nodeAffinity = { required: { nodeSelectorTerms: [{ matchExpressions: [{ key: 'zone', operator: 'Exists' }] }] } };

/** Objects that hold something. */
export const STORAGE_EXAMPLES: readonly UpgradeExample[] = [
  ...examplesOf(
    'v1',
    'ConfigMap',
    { immutable: true, data: { key: 'one' } },
    {
      refused: [
        ['/data/key', 'other'],
        ['/data/more', 'one'],
        ['/binaryData', { key2: 'b25l' }],
        ['/immutable', false],
        ['/immutable', undefined],
      ],
      accepted: [['/metadata/labels', matchLabels]],
    },
  ),
  ...examplesOf(
    'v1',
    'ConfigMap',
    { data: { key: 'one' } },
    {
      accepted: [
        ['/data/key', 'other'],
        ['/immutable', true],
      ],
    },
  ),
  ...examplesOf(
    'v1',
    'Secret',
    { immutable: true, stringData: { key: 'one' } },
    {
      refused: [
        ['/stringData/key', 'other'],
        ['/data', { more: 'b25l' }],
        ['/immutable', undefined],
      ],
    },
  ),
  ...examplesOf(
    'v1',
    'Secret',
    { stringData: { key: 'one' } },
    {
      refused: [['/type', 'example.com/other']],
      accepted: [
        ['/stringData/key', 'other'],
        ['/type', 'Opaque'],
      ],
    },
  ),
  ...examplesOf(
    'v1',
    'PersistentVolumeClaim',
    { spec: claim },
    {
      refused: [
        ['/spec/storageClassName', 'slow'],
        ['/spec/accessModes', ['ReadWriteMany']],
        ['/spec/resources/requests/storage', '512Mi'],
        ['/spec/resources/limits', { storage: '4Gi' }],
        ['/spec/volumeMode', 'Block'],
        ['/spec/selector', selector],
        ['/spec/dataSource', { kind: 'PersistentVolumeClaim', name: 'other' }],
      ],
      accepted: [
        ['/metadata/labels', matchLabels],
        ['/spec/volumeMode', 'Filesystem'],
        ['/spec/resources/requests/storage', '1024Mi'],
        ['/spec/resources/requests/storage', '2Gi'],
        ['/spec/volumeAttributesClassName', 'quick'],
      ],
    },
  ),
  ...examplesOf(
    'v1',
    'PersistentVolume',
    { spec: volume },
    {
      refused: [
        ['/spec/hostPath/path', '/other'],
        ['/spec/volumeMode', 'Block'],
      ],
      accepted: [
        ['/spec/capacity/storage', '2Gi'],
        ['/spec/persistentVolumeReclaimPolicy', 'Delete'],
        ['/spec/storageClassName', 'slow'],
        ['/spec/accessModes', ['ReadWriteMany']],
        ['/spec/claimRef', { namespace: 'default', name: 'web' }],
        ['/spec/mountOptions', ['ro']],
        ['/spec/volumeAttributesClassName', 'quick'],
        ['/spec/volumeMode', 'Filesystem'],
        ['/spec/nodeAffinity', nodeAffinity],
      ],
    },
  ),
  ...examplesOf(
    'v1',
    'PersistentVolume',
    { spec: { ...volume, nodeAffinity } },
    { refused: [['/spec/nodeAffinity/required/nodeSelectorTerms/0/matchExpressions/0/key', 'rack']] },
  ),
  ...examplesOf(
    'storage.k8s.io/v1',
    'StorageClass',
    { provisioner: 'example.com/one', parameters: { type: 'one' } },
    {
      refused: [
        ['/provisioner', 'example.com/other'],
        ['/parameters/type', 'other'],
        ['/reclaimPolicy', 'Retain'],
        ['/volumeBindingMode', 'WaitForFirstConsumer'],
      ],
      accepted: [
        ['/allowVolumeExpansion', true],
        ['/mountOptions', ['ro']],
        ['/reclaimPolicy', 'Delete'],
        ['/volumeBindingMode', 'Immediate'],
      ],
    },
  ),
  ...examplesOf(
    'storage.k8s.io/v1',
    'CSIDriver',
    { spec: { volumeLifecycleModes: ['Persistent'] } },
    {
      refused: [
        ['/spec/attachRequired', false],
        ['/spec/volumeLifecycleModes', ['Ephemeral']],
      ],
      accepted: [
        ['/spec/fsGroupPolicy', 'File'],
        ['/spec/attachRequired', true],
      ],
    },
  ),
];
