import { checkBudgets } from './check-budgets';

const spec = {
  replicas: 3,
  selector: { matchLabels: { app: 'web' } },
  template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web' }] } },
};
const metadata = { namespace: 'shop', name: 'web' };
const workload = (apiVersion: string, kind: string) => ({ apiVersion, kind, metadata, spec });
const budget = (apiVersion: string, more: object = {}) => ({
  apiVersion,
  kind: 'PodDisruptionBudget',
  metadata,
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'web' } }, ...more },
});
const autoscaler = (apiVersion: string, kind: string) => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata,
  spec: { scaleTargetRef: { apiVersion, kind, name: 'web' }, minReplicas: 3, maxReplicas: 5, metrics: [{ type: 'Pods' }] },
});
const idsOf = (...objects: readonly object[]) => checkBudgets(objects).findings.map(({ id }) => id);

test.each([
  ['argoproj.io/v1alpha1', 'Rollout'],
  ['apps.kruise.io/v1alpha1', 'CloneSet'],
  ['apps.kruise.io/v1beta1', 'StatefulSet'],
  ['apps.kruise.io/v1alpha1', 'DaemonSet'],
  ['serving.knative.dev/v1', 'Service'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'ReplicaSet'],
])('a budget protects the pods of %s %s', (apiVersion, kind) => {
  expect(idsOf(workload(apiVersion, kind), budget('policy/v1'))).toEqual([]);
});

test('a budget may be for pods of a kind that is not known', () => {
  expect(idsOf(workload('example.com/v1', 'Deployment'), budget('policy/v1'))).toEqual([]);
});

test('how many pods a kind runs that does not say so is not guessed', () => {
  const { lines, findings } = checkBudgets([workload('serving.knative.dev/v1', 'Service'), budget('policy/v1', { maxUnavailable: 0 })]);

  expect({ lines, findings }).toEqual({ lines: [], findings: [] });
});

test('a StatefulSet of another group is another workload, with an autoscaler of its own', () => {
  const kruise = workload('apps.kruise.io/v1beta1', 'StatefulSet');
  const { replicas, ...without } = spec;

  expect(replicas).toBe(3);
  expect(idsOf({ ...kruise, spec: without }, autoscaler('apps.kruise.io/v1beta1', 'StatefulSet'), budget('policy/v1'))).toEqual([]);
  expect(idsOf({ ...kruise, spec: without }, autoscaler('apps/v1', 'StatefulSet'))).toEqual(['autoscaler-without-target']);
});

test('an empty selector selects all in policy/v1, and none in policy/v1beta1', () => {
  const deployment = workload('apps/v1', 'Deployment');

  expect(idsOf(deployment, budget('policy/v1', { selector: {} }))).toEqual([]);
  expect(idsOf(deployment, budget('policy/v1beta1', { selector: {} }))).toEqual([
    'disruption-budget-selects-nobody',
    'missing-disruption-budget',
  ]);
});

test('a budget that selects nobody is for pods elsewhere where those that it is named after have their own', () => {
  const none = {
    ...budget('policy/v1', { selector: { matchLabels: { app: 'web', role: 'witness' } } }),
    metadata: { ...metadata, name: 'witness' },
  };

  expect(idsOf(workload('apps/v1', 'StatefulSet'), budget('policy/v1'), none)).toEqual([]);
  expect(idsOf(workload('apps/v1', 'StatefulSet'), none)).toEqual(['disruption-budget-selects-nobody', 'missing-disruption-budget']);
});

test('that no budget is here proves nothing where one may be elsewhere', () => {
  expect(checkBudgets([workload('apps/v1', 'Deployment')]).findings).toMatchObject([
    { id: 'missing-disruption-budget', severity: 'warning', certainty: 'likely' },
  ]);
});

test('a budget for one pod of a StatefulSet selects that pod, and two for two of them do not overlap', () => {
  const ring = workload('apps/v1', 'StatefulSet');
  const one = (name: string) => ({
    ...budget('policy/v1', { selector: { matchLabels: { 'statefulset.kubernetes.io/pod-name': name } } }),
    metadata: { namespace: 'shop', name },
  });

  expect(idsOf(ring, one('web-0'))).toEqual([]);
  expect(idsOf(ring, one('web-0'), one('web-1'))).toEqual([]);
  expect(idsOf(ring, one('web-0'), budget('policy/v1'))).toEqual(['disruption-budgets-overlap']);
  expect(idsOf(ring, one('web-3'))).toContain('disruption-budget-selects-nobody');
});

test('a dump of a cluster counts each pod once', () => {
  const owned = (apiVersion: string, kind: string, name: string, by: object) => ({
    apiVersion,
    kind,
    metadata: { namespace: 'shop', name, labels: { app: 'web' }, ownerReferences: [{ ...by, controller: true, uid: 'u' }] },
    spec: { ...spec, containers: [{ name: 'web' }] },
  });
  const dump = [
    workload('apps/v1', 'Deployment'),
    owned('apps/v1', 'ReplicaSet', 'web-5d9', { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }),
    ...['a', 'b', 'c'].map((id) => owned('v1', 'Pod', `web-5d9-${id}`, { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-5d9' })),
  ];

  const { lines } = checkBudgets([{ apiVersion: 'v1', kind: 'List', items: dump }]);

  expect(lines.find(({ name }) => name === 'pods')).toMatchObject({ used: 6, arithmetic: 'web (3 old + 3 new) = 6' });
});
