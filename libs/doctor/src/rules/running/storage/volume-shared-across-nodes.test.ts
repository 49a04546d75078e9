import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { volumeClaim, WITH_CLAIM } from '../../../../testing/volume-claim';
import { volumeSharedAcrossNodes } from './volume-shared-across-nodes';

const ONCE = ['ReadWriteOnce'];
const withClaim = (kind = 'Deployment', name = 'web', spec: object = {}, pod: object = {}) =>
  runningWorkload({ kind, name, spec, pod: { ...WITH_CLAIM, ...pod } });
const found = (modes: readonly string[], ...workloads: readonly unknown[]) =>
  findingsOf(volumeSharedAcrossNodes, [volumeClaim(...modes), ...workloads]);

test('three pods share a volume that one node can have', () => {
  expect(found(ONCE, withClaim('Deployment', 'web', { replicas: 3 }))).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      resource: { kind: 'PersistentVolumeClaim', name: 'data' },
      path: 'spec.accessModes',
      what: '3 pods of Deployment shop/web need the volume of PersistentVolumeClaim shop/data, which says ReadWriteOnce',
      evidence: [{ resource: { name: 'web' }, path: 'spec.template.spec.volumes[0]' }],
    },
  ]);
});

test('two workloads share it, of which one runs now and then', () => {
  expect(found(ONCE, withClaim(), withClaim('CronJob', 'backup'))).toMatchObject([
    {
      severity: 'warning',
      what: expect.stringContaining('pods of CronJob shop/backup and Deployment shop/web'),
      fix: expect.stringContaining('each workload'),
    },
  ]);
});

test('one on each node is found', () => {
  expect(found(ONCE, withClaim('DaemonSet'))).toMatchObject([
    { what: expect.stringContaining('the pods of DaemonSet shop/web, one on each node, need the volume') },
  ]);
});

test('a second pod never starts where one may have the volume', () => {
  expect(found(['ReadWriteOncePod'], withClaim('Deployment', 'web', { replicas: 2 }))).toMatchObject([
    { severity: 'error', certainty: 'proven' },
  ]);
});

test.each<[string, () => readonly unknown[]]>([
  ['one pod has it', () => found(ONCE, withClaim())],
  ['every node may have it', () => found(['ReadWriteMany'], withClaim('Deployment', 'web', { replicas: 3 }))],
  ['many may read it', () => found(['ReadOnlyMany'], withClaim('Deployment', 'web', { replicas: 3 }))],
  ['two Jobs run one after the other', () => found(ONCE, withClaim('Job', 'migrate'), withClaim('Job', 'import'))],
  ['the other workload runs no pod', () => found(ONCE, withClaim(), withClaim('Deployment', 'old', { replicas: 0 }))],
  ['all pods are kept on one node', () => found(ONCE, withClaim('Deployment', 'web', { replicas: 3 }, { nodeName: 'a' }))],
])('silent where %s', (_, find) => {
  expect(find()).toEqual([]);
});
