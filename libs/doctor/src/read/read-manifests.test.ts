import { proveManifests } from '../report/report';
import type { WorkloadKind } from './objects/workload-kinds';
import { readManifests } from './read-manifests';

const WORKERS: WorkloadKind = { kind: 'Worker.example.com', template: 'spec.pods', selector: 'spec.of', replicas: 'spec.count' };

const template = { metadata: { labels: { app: 'worker' } }, spec: { containers: [{ name: 'a', image: 'a:1' }] } };
const worker = {
  apiVersion: 'example.com/v1',
  kind: 'Worker',
  metadata: { name: 'worker', namespace: 'shop' },
  spec: { count: 3, of: { matchLabels: { app: 'worker' } }, pods: template },
};
const budget = {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'worker', namespace: 'shop' },
  spec: { minAvailable: 3, selector: { matchLabels: { app: 'worker' } } },
};

test('pods of a kind that is told are read: their number, labels and selector', () => {
  expect(readManifests([worker]).workloads).toEqual([]);
  expect(readManifests([worker], [WORKERS]).workloads).toMatchObject([
    { reference: { kind: 'Worker.example.com', name: 'worker' }, replicas: 3, podLabels: { app: 'worker' }, selector: { matchLabels: {} } },
  ]);
});

test('rules judge them as those of other kinds', () => {
  const found = (workloadKinds: readonly WorkloadKind[]) =>
    proveManifests([worker, budget], { workloadKinds }).findings.map(({ id }) => id);

  expect(found([])).not.toContain('disruption-budget-blocks-drains');
  expect(found([WORKERS])).toContain('disruption-budget-blocks-drains');
});

test('a kind that is known may be told anew', () => {
  const rollout = { ...worker, apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };
  const told: WorkloadKind = { ...WORKERS, kind: 'Rollout.argoproj.io' };

  expect(readManifests([rollout], [told]).workloads).toMatchObject([{ replicas: 3 }]);
});
