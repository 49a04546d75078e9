import { Inventory } from '../read/inventory';
import type { Manifest } from '../read/manifest';
import { fewestPods, mostPods } from './pod-count';
import type { WorkloadSpec } from '../read/workload';

const metadata = { namespace: 'shop', name: 'web' };

function count(kind: string, spec: WorkloadSpec, ...others: readonly Manifest[]) {
  const inventory = new Inventory([{ kind, metadata, spec }, ...others]);
  const workload = inventory.findWorkload({ kind, ...metadata });
  if (!workload) throw new RangeError(`no ${kind}`);
  return { fewest: fewestPods(workload, inventory), most: mostPods(workload, inventory) };
}

const rolling = (maxSurge: number | string, maxUnavailable: number | string) => ({
  strategy: { rollingUpdate: { maxSurge, maxUnavailable } },
});

const autoscaler = (minReplicas: number | undefined, maxReplicas: number, name = 'web'): Manifest => ({
  kind: 'HorizontalPodAutoscaler',
  metadata: { namespace: 'shop', name },
  spec: { scaleTargetRef: { kind: 'Deployment', name: 'web' }, ...(minReplicas && { minReplicas }), maxReplicas },
});

test.each<[string, string, WorkloadSpec, number, string]>([
  ['one new, one leaving', 'Deployment', { replicas: 10, ...rolling(1, 0) }, 12, '(10 + 1 new + 1 leaving)'],
  [
    'a share of new pods rounds up, of missing ones down',
    'Deployment',
    { replicas: 10, ...rolling('25%', '25%') },
    18,
    '(10 + 3 new + 5 leaving)',
  ],
  ['a quarter each is the default', 'Deployment', { replicas: 10 }, 18, '(10 + 3 new + 5 leaving)'],
  ['one replica is the default', 'Deployment', {}, 3, '(1 + 1 new + 1 leaving)'],
  ['where nothing may change, one may be missing', 'Deployment', { replicas: 4, ...rolling(0, '10%') }, 5, '(4 + 0 new + 1 leaving)'],
  ['no more leave than there are', 'Deployment', { replicas: 2, ...rolling(0, 9) }, 4, '(2 + 0 new + 2 leaving)'],
  ['none stays none', 'Deployment', { replicas: 0 }, 0, '0'],
  ['recreated pods do not meet', 'Deployment', { replicas: 3, strategy: { type: 'Recreate' } }, 3, '3'],
  ['a successor of the same name waits', 'StatefulSet', { replicas: 3 }, 3, '3'],
  ['a node counts as one', 'DaemonSet', {}, 1, '1 (for each node)'],
  ['what runs at once', 'Job', { parallelism: 4 }, 4, '4'],
  ['what the template says', 'CronJob', { jobTemplate: { spec: { parallelism: 2 } } }, 2, '2'],
  ['itself', 'Pod', {}, 1, '1'],
])('%s: %s', (_, kind, spec, pods, arithmetic) => {
  expect(count(kind, spec).most).toMatchObject({ pods, arithmetic });
});

test('an autoscaler says the fewest and the most, and where', () => {
  const { fewest, most } = count('Deployment', { ...rolling(1, 0) }, autoscaler(3, 10));

  expect(fewest).toMatchObject({ pods: 3, evidence: [{ resource: { kind: 'HorizontalPodAutoscaler' }, path: 'spec.minReplicas' }] });
  expect(most).toMatchObject({ pods: 12, evidence: [{ path: 'spec.maxReplicas' }, { path: 'spec.strategy.rollingUpdate' }] });
});

test('an autoscaler without a minimum goes down to one pod', () => {
  expect(count('Deployment', { replicas: 5 }, autoscaler(undefined, 10)).fewest.pods).toBe(1);
});

test('of two autoscalers the larger maximum counts', () => {
  expect(count('Deployment', rolling(1, 0), autoscaler(3, 10), autoscaler(3, 20, 'rival')).most.pods).toBe(22);
});
