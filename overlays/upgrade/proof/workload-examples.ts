import { type Edit, examplesOf, matchLabels, selector, type UpgradeExample } from './upgrade-example';
import { VOLUME_CLASS } from './volumes';

const narrower = { ...selector, matchExpressions: [{ key: 'app', operator: 'Exists' }] };
const pod = { containers: [{ name: 'web', image: 'web:1' }] };
const tolerations = [{ key: 'web', operator: 'Exists' }];
const template = { metadata: { labels: matchLabels }, spec: pod };
const claim = { accessModes: ['ReadWriteOnce'], storageClassName: VOLUME_CLASS, resources: { requests: { storage: '1Gi' } } };
const controlled = { selector, template };
const task = { template: { spec: { ...pod, restartPolicy: 'Never' } } };
const indexed = { ...task, completionMode: 'Indexed', completions: 3, parallelism: 3, backoffLimitPerIndex: 1 };
const selecting = { selector, template: { ...template, spec: { ...pod, restartPolicy: 'Never' } } };
const image: Edit = ['/spec/template/spec/containers/0/image', 'web:2'];

/** Objects that run pods, and pods. */
export const WORKLOAD_EXAMPLES: readonly UpgradeExample[] = [
  ...examplesOf(
    'apps/v1',
    'StatefulSet',
    { spec: { ...controlled, serviceName: 'web', volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: claim }] } },
    {
      refused: [
        ['/spec/serviceName', 'web-headless'],
        ['/spec/selector', narrower],
        ['/spec/podManagementPolicy', 'Parallel'],
        ['/spec/volumeClaimTemplates/0/spec/resources/requests/storage', '2Gi'],
        ['/spec/volumeClaimTemplates/0/spec/storageClassName', 'slow'],
        ['/spec/volumeClaimTemplates/0/metadata/labels', matchLabels],
        ['/spec/volumeClaimTemplates', undefined],
      ],
      accepted: [
        image,
        ['/spec/replicas', 3],
        ['/spec/ordinals', { start: 1 }],
        ['/spec/updateStrategy', { type: 'RollingUpdate', rollingUpdate: { partition: 1 } }],
        ['/spec/revisionHistoryLimit', 3],
        ['/spec/persistentVolumeClaimRetentionPolicy', { whenDeleted: 'Delete', whenScaled: 'Retain' }],
        ['/spec/minReadySeconds', 5],
        ['/spec/podManagementPolicy', 'OrderedReady'],
        ['/spec/volumeClaimTemplates/0/apiVersion', 'v1'],
        ['/spec/volumeClaimTemplates/0/kind', 'PersistentVolumeClaim'],
        ['/spec/volumeClaimTemplates/0/spec/volumeMode', 'Filesystem'],
        ['/spec/volumeClaimTemplates/0/spec/resources/requests/storage', '1024Mi'],
      ],
    },
  ),
  ...['Deployment', 'ReplicaSet', 'DaemonSet'].flatMap((kind) =>
    examplesOf(
      'apps/v1',
      kind,
      { spec: controlled },
      { refused: [['/spec/selector', narrower]], accepted: [image, ['/spec/minReadySeconds', 5]] },
    ),
  ),
  ...examplesOf(
    'apps/v1',
    'ControllerRevision',
    { data: { a: 1 }, revision: 1 },
    { refused: [['/data/a', 2]], accepted: [['/revision', 2]] },
  ),
  ...examplesOf(
    'batch/v1',
    'Job',
    { spec: task },
    {
      refused: [
        image,
        ['/spec/completions', 3],
        ['/spec/completionMode', 'Indexed'],
        ['/spec/podFailurePolicy', { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }] }],
        ['/spec/managedBy', 'example.com/queue'],
      ],
      accepted: [
        ['/spec/parallelism', 2],
        ['/spec/backoffLimit', 2],
        ['/spec/suspend', true],
        ['/spec/completions', 1],
        ['/spec/completionMode', 'NonIndexed'],
      ],
    },
  ),
  ...examplesOf('batch/v1', 'Job', { spec: { ...selecting, manualSelector: true } }, { refused: [['/spec/selector', narrower]] }),
  ...examplesOf(
    'batch/v1',
    'Job',
    { spec: indexed },
    {
      refused: [
        ['/spec/backoffLimitPerIndex', 2],
        ['/spec/successPolicy', { rules: [{ succeededCount: 1 }] }],
        ['/spec/completions', 4],
      ],
      accepted: [['/spec', { ...indexed, completions: 2, parallelism: 2 }]],
    },
  ),
  ...examplesOf(
    'batch/v1',
    'Job',
    { spec: { ...task, suspend: true } },
    {
      refused: [image],
      accepted: [
        ['/spec/template/spec/nodeSelector', { disk: 'fast' }],
        ['/spec/template/metadata', { annotations: { example: 'one' } }],
      ],
    },
  ),
  ...examplesOf(
    'batch/v1',
    'CronJob',
    { spec: { schedule: '0 0 * * *', jobTemplate: { spec: task } } },
    {
      accepted: [
        ['/spec/jobTemplate/spec/template/spec/containers/0/image', 'web:2'],
        ['/spec/schedule', '0 1 * * *'],
      ],
    },
  ),
  ...examplesOf(
    'v1',
    'Pod',
    { spec: { ...pod, initContainers: [{ name: 'first', image: 'web:1' }], tolerations, activeDeadlineSeconds: 100 } },
    {
      refused: [
        ['/spec/containers/0/command', ['web']],
        ['/spec/restartPolicy', 'Never'],
        ['/spec/terminationGracePeriodSeconds', 5],
        ['/spec/tolerations', [{ key: 'other', operator: 'Exists' }]],
        ['/spec/activeDeadlineSeconds', 200],
        ['/spec/activeDeadlineSeconds', undefined],
      ],
      accepted: [
        ['/spec/containers/0/image', 'web:2'],
        ['/spec/initContainers/0/image', 'web:2'],
        ['/spec/activeDeadlineSeconds', 50],
        ['/spec/tolerations', [...tolerations, { key: 'other', operator: 'Exists' }]],
      ],
    },
  ),
];
