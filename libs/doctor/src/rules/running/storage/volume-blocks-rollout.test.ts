import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { volumeClaim, WITH_CLAIM } from '../../../../testing/volume-claim';
import { volumeBlocksRollout } from './volume-blocks-rollout';

const found = (modes: readonly string[], spec: object = {}, pod: object = {}, kind = 'Deployment') =>
  findingsOf(volumeBlocksRollout, [volumeClaim(...modes), runningWorkload({ kind, spec, pod: { ...WITH_CLAIM, ...pod } })]);
const ONCE = ['ReadWriteOnce'];

test('the new pod waits for the volume, and the old one for the new', () => {
  expect(found(ONCE)).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      resource: { kind: 'Deployment', name: 'web' },
      path: 'spec.strategy',
      what: expect.stringContaining('both need the ReadWriteOnce volume of PersistentVolumeClaim shop/data'),
      why: expect.stringContaining('Multi-Attach'),
      fix: 'write strategy.type: Recreate',
      evidence: [{ path: 'spec.template.spec.volumes[0]' }, { resource: { kind: 'PersistentVolumeClaim' }, path: 'spec.accessModes' }],
    },
  ]);
});

test('a volume for one pod blocks it on any node', () => {
  expect(found(['ReadWriteOncePod'], {}, { nodeName: 'a' })).toMatchObject([{ severity: 'error', certainty: 'proven' }]);
});

test.each<[string, () => readonly unknown[]]>([
  ['the old pod leaves first', () => found(ONCE, { strategy: { type: 'Recreate' } })],
  ['it may be missing', () => found(ONCE, { strategy: { rollingUpdate: { maxUnavailable: 1 } } })],
  ['a StatefulSet replaces it', () => found(ONCE, {}, {}, 'StatefulSet')],
  ['all nodes may have the volume', () => found(['ReadWriteOnce', 'ReadWriteMany'])],
  ['both pods are on one node', () => found(ONCE, {}, { nodeSelector: { 'kubernetes.io/hostname': 'a' } })],
  ['it runs no pod', () => found(ONCE, { replicas: 0 })],
  ['the claim is elsewhere', () => findingsOf(volumeBlocksRollout, [runningWorkload({ pod: WITH_CLAIM })])],
])('silent where %s', (_, find) => {
  expect(find()).toEqual([]);
});
