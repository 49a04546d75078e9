import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { spreadUnsatisfiable } from './spread-unsatisfiable';

const ZONE = 'topology.kubernetes.io/zone';
const constraint = {
  maxSkew: 1,
  minDomains: 3,
  topologyKey: ZONE,
  whenUnsatisfiable: 'DoNotSchedule',
  labelSelector: { matchLabels: { app: 'web' } },
};
const within = (...terms: readonly object[][]) => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms.map((matchExpressions) => ({ matchExpressions })) },
    },
  },
});
const zones = (...values: readonly string[]) => ({ key: ZONE, operator: 'In', values });

interface Example {
  readonly replicas?: number;
  readonly spec?: object;
  readonly spread?: object;
  readonly pod?: object;
}

const web = ({ replicas = 3, spec = {}, spread = {}, pod = within([zones('a', 'b')]) }: Example = {}) =>
  runningWorkload({ spec: { replicas, ...spec }, pod: { topologySpreadConstraints: [{ ...constraint, ...spread }], ...pod } });
const find = (example: Example, ...others: readonly object[]) => findingsOf(spreadUnsatisfiable, [web(example), ...others]);
const autoscaler = (maxReplicas: number) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { minReplicas: 2, maxReplicas, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
});
const strategy = { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } } };

test('more zones are asked for than nodes may be in, and a pod is too many', () => {
  expect(find({})).toMatchObject([
    {
      severity: 'error',
      certainty: 'proven',
      path: 'spec.template.spec.topologySpreadConstraints[0].minDomains',
      what: `Deployment shop/web is to be spread over 3 values of ${ZONE} or more, and its pods may be in 2 alone: a, b`,
      why: 'then each of them gets 1 pod and no more: 2 of 3 pods run, and the others stay Pending',
      fix: 'write minDomains: 2, or let its pods into more',
      evidence: [{ says: 'allows a, b' }],
    },
  ]);
});

test.each<[string, Example]>([
  ['one zone of a nodeSelector', { pod: { nodeSelector: { [ZONE]: 'a' } } }],
  ['the zones of several terms', { pod: within([zones('a')], [zones('b'), { key: 'disk', operator: 'Exists' }]) }],
  ['what is left of two expressions', { pod: within([zones('a', 'b', 'c'), zones('a', 'b', 'd')]) }],
  ['what is left of an exclusion', { pod: within([zones('a', 'b', 'c'), { key: ZONE, operator: 'NotIn', values: ['c'] }]) }],
  [
    'nodes by name',
    { spread: { topologyKey: 'kubernetes.io/hostname' }, pod: within([{ ...zones('a', 'b'), key: 'kubernetes.io/hostname' }]) },
  ],
])('%s are counted', (_, example) => {
  expect(find(example)).toMatchObject([{ severity: 'error' }]);
});

test('an autoscaler may come to it later', () => {
  expect(find({ spec: strategy }, autoscaler(5))).toMatchObject([{ severity: 'warning', why: expect.stringContaining('above 2 pods') }]);
  expect(find({ spec: strategy }, autoscaler(2))).toEqual([]);
});

test('a rollout that starts a pod ahead never moves', () => {
  expect(find({ replicas: 2 })).toMatchObject([{ severity: 'warning', why: expect.stringContaining('the rollout never moves') }]);
  expect(find({ replicas: 2, spec: strategy })).toEqual([]);
  expect(find({ replicas: 2, spread: { matchLabelKeys: ['pod-template-hash'] } })).toEqual([]);
});

test.each<[string, Example]>([
  ['as many zones as are asked for', { pod: within([zones('a', 'b', 'c')]) }],
  ['a term that says nothing of zones', { pod: within([zones('a')], [{ key: 'disk', operator: 'Exists' }]) }],
  ['zones that are not wanted alone', { pod: within([{ key: ZONE, operator: 'NotIn', values: ['c'] }]) }],
  ['nodes that may be anywhere', { pod: {} }],
  ['a wish', { spread: { minDomains: undefined, whenUnsatisfiable: 'ScheduleAnyway' } }],
  ['nobody asking for a number', { spread: { minDomains: undefined } }],
  ['room for more in each', { spread: { maxSkew: 2 } }],
  ['a selector of other pods, which is a fault of its own', { spread: { labelSelector: { matchLabels: { app: 'other' } } } }],
])('silent of %s', (_, example) => {
  expect(find(example)).toEqual([]);
});
