import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { spreadMissesOwnPods } from './spread-misses-own-pods';

const found = (constraint: object) =>
  findingsOf(spreadMissesOwnPods, [
    runningWorkload({
      pod: {
        topologySpreadConstraints: [
          { maxSkew: 1, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', ...constraint },
        ],
      },
    }),
  ]);

test('pods are not spread by a constraint that counts others', () => {
  expect(found({ labelSelector: { matchLabels: { app: 'api' } } })).toMatchObject([
    {
      severity: 'warning',
      certainty: 'proven',
      path: 'spec.template.spec.topologySpreadConstraints[0].labelSelector',
      what: 'Deployment shop/web is to be spread by topology.kubernetes.io/zone, and its constraint selects app=api, which its own pods do not have',
      fix: 'select labels of its own pods, such as app: web',
    },
  ]);
});

test('a constraint without a selector counts nothing', () => {
  expect(found({})).toMatchObject([{ what: expect.stringContaining('has no labelSelector') }]);
});

test.each<[string, object]>([
  ['it selects its own pods', { labelSelector: { matchLabels: { app: 'web' } } }],
  ['it selects all pods', { labelSelector: {} }],
  ['it selects by a label that the controller sets', { labelSelector: { matchLabels: { 'pod-template-hash': 'ab' } } }],
])('silent where %s', (_, constraint) => {
  expect(found(constraint)).toEqual([]);
});
