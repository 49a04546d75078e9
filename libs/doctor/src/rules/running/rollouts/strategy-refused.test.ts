import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { strategyRefused } from './strategy-refused';

const deployed = (strategy: object) => findingsOf(strategyRefused, [runningWorkload({ spec: { strategy } })]);
const onEachNode = (rollingUpdate: object) =>
  findingsOf(strategyRefused, [runningWorkload({ kind: 'DaemonSet', spec: { updateStrategy: { rollingUpdate } } })]);

test('Recreate knows no steps', () => {
  expect(deployed({ type: 'Recreate', rollingUpdate: { maxSurge: 1 } })).toMatchObject([
    {
      severity: 'error',
      certainty: 'proven',
      path: 'spec.strategy.rollingUpdate',
      what: 'Deployment shop/web says Recreate, and steps of a rolling update beside it',
      fix: 'remove rollingUpdate, or write type: RollingUpdate',
    },
  ]);
});

test('no more than all pods can be missing', () => {
  expect(deployed({ rollingUpdate: { maxUnavailable: '150%' } })).toMatchObject([{ path: 'spec.strategy.rollingUpdate.maxUnavailable' }]);
});

test.each([
  ['a surge beside the default of maxUnavailable', { maxSurge: 1 }, 'write maxUnavailable: 0 beside maxSurge'],
  ['a share of both', { maxSurge: '10%', maxUnavailable: '10%' }, 'write maxUnavailable: 0 beside maxSurge'],
  ['neither', { maxUnavailable: 0 }, 'write maxUnavailable: 1'],
])('a DaemonSet with %s is refused', (_, rollingUpdate, fix) => {
  expect(onEachNode(rollingUpdate)).toMatchObject([{ severity: 'error', path: 'spec.updateStrategy.rollingUpdate', fix }]);
});

test.each<[string, () => readonly unknown[]]>([
  ['Recreate stands alone', () => deployed({ type: 'Recreate' })],
  ['a share is all of it', () => deployed({ rollingUpdate: { maxUnavailable: '100%' } })],
  ['a number is more than the pods', () => deployed({ rollingUpdate: { maxUnavailable: 9 } })],
  ['a DaemonSet surges', () => onEachNode({ maxSurge: 1, maxUnavailable: 0 })],
  ['a DaemonSet takes pods away', () => onEachNode({ maxUnavailable: '10%' })],
])('silent where %s', (_, find) => {
  expect(find()).toEqual([]);
});
