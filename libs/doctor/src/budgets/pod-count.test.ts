import { Inventory } from '../read/inventory';
import type { Manifest } from '../read/manifest';
import { mostPods, neededPods } from './pod-count';
import { fewestPods } from './steady-pods';
import { versionsOf } from '../read/objects/read-kinds';

const metadata = { namespace: 'shop', name: 'web' };

function count(kind: string, spec: object, ...others: readonly Manifest[]) {
  const inventory = new Inventory([{ apiVersion: versionsOf(kind)?.[0], kind, metadata, spec }, ...others]);
  const workload = inventory.findWorkload({ kind, ...metadata });
  if (!workload) throw new RangeError(`no ${kind}`);
  return { fewest: fewestPods(workload, inventory), most: mostPods(workload, inventory), needed: neededPods(workload, inventory) };
}

const rolling = (maxSurge: number | string, maxUnavailable: number | string) => ({
  strategy: { rollingUpdate: { maxSurge, maxUnavailable } },
});

/** As long as Kubernetes' grace period. */
const paced = { minReadySeconds: 30 };
const graceOf = (terminationGracePeriodSeconds: number) => ({ template: { spec: { terminationGracePeriodSeconds } } });

const cron = (concurrencyPolicy: string | undefined, job: object) => ({
  schedule: '*/5 * * * *',
  ...(concurrencyPolicy && { concurrencyPolicy }),
  jobTemplate: { spec: job },
});

const autoscaler = (minReplicas: number | undefined, maxReplicas: number, name = 'web'): Manifest => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { namespace: 'shop', name },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, ...(minReplicas && { minReplicas }), maxReplicas },
});

test.each<[string, string, object, number, string]>([
  ['all old and all new', 'Deployment', { replicas: 10, ...rolling(1, 0) }, 20, '(10 old + 10 new)'],
  ['one replica is the default', 'Deployment', {}, 2, '(1 old + 1 new)'],
  ['one new, one leaving where it is paced', 'Deployment', { ...paced, replicas: 10, ...rolling(1, 0) }, 12, '(10 + 1 new + 1 leaving)'],
  [
    'a share of new pods rounds up, of missing ones down',
    'Deployment',
    { ...paced, replicas: 10, ...rolling('25%', '25%') },
    18,
    '(10 + 3 new + 5 leaving)',
  ],
  ['a quarter each is the default', 'Deployment', { ...paced, replicas: 10 }, 18, '(10 + 3 new + 5 leaving)'],
  [
    'where nothing may change, one may be missing',
    'Deployment',
    { ...paced, replicas: 4, ...rolling(0, '10%') },
    5,
    '(4 + 0 new + 1 leaving)',
  ],
  ['no more leave than there are', 'Deployment', { ...paced, replicas: 2, ...rolling(0, 9) }, 4, '(2 old + 2 new)'],
  ['a longer grace period needs a longer pace', 'Deployment', { ...paced, replicas: 10, ...graceOf(31) }, 20, '(10 old + 10 new)'],
  ['none stays none', 'Deployment', { replicas: 0 }, 0, '0'],
  ['recreated pods do not meet', 'Deployment', { replicas: 3, strategy: { type: 'Recreate' } }, 3, '3'],
  ['a successor of the same name waits', 'StatefulSet', { replicas: 3 }, 3, '3'],
  ['a node counts as one', 'DaemonSet', {}, 1, '1 (for each node)'],
  ['what runs at once', 'Job', { parallelism: 4 }, 4, '4'],
  ['one run after the other', 'CronJob', cron('Forbid', { parallelism: 2 }), 2, '2'],
  ['the run before still stops', 'CronJob', cron('Replace', { parallelism: 2 }), 4, '(2 old + 2 new)'],
  ['runs of ten minutes, one every five', 'CronJob', cron('Allow', { activeDeadlineSeconds: 600 }), 3, '(3 runs x 1)'],
  ['runs that are over before the next', 'CronJob', cron('Allow', { activeDeadlineSeconds: 60 }), 1, '1'],
  ['runs that nothing ends', 'CronJob', cron(undefined, { parallelism: 2 }), 2, '2 (for each run)'],
  ['itself', 'Pod', {}, 1, '1'],
])('%s: %s', (_, kind, spec, pods, arithmetic) => {
  expect(count(kind, spec).most).toMatchObject({ pods, arithmetic });
});

test('where somebody says how many nodes there are, each has a pod; none must', () => {
  const manifest = { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata, spec: {} };
  const inventory = new Inventory([manifest], undefined, undefined, 7);
  const workload = inventory.findWorkload({ kind: 'DaemonSet', ...metadata });

  expect(workload && mostPods(workload, inventory)).toMatchObject({ pods: 7, arithmetic: '7 (one for each node)' });
  expect(workload && fewestPods(workload, inventory)).toMatchObject({ pods: 1 });
});

test('an autoscaler says the fewest and the most, and where', () => {
  const { fewest, most } = count('Deployment', { ...paced, ...rolling(1, 0) }, autoscaler(3, 10));

  expect(fewest).toMatchObject({ pods: 3, evidence: [{ resource: { kind: 'HorizontalPodAutoscaler' }, path: 'spec.minReplicas' }] });
  expect(most).toMatchObject({
    pods: 19,
    arithmetic: '(10 + 1 new + 1 leaving + 7 scaled down)',
    evidence: [
      { path: 'spec.maxReplicas' },
      { path: 'spec.strategy.rollingUpdate' },
      { path: 'spec.minReadySeconds' },
      { resource: { kind: 'HorizontalPodAutoscaler' }, path: 'spec.behavior.scaleDown' },
    ],
  });
});

test('an autoscaler without a minimum goes down to one pod', () => {
  expect(count('Deployment', { replicas: 5 }, autoscaler(undefined, 10)).fewest.pods).toBe(1);
});

test('of two autoscalers the larger maximum counts', () => {
  expect(count('Deployment', rolling(1, 0), autoscaler(3, 10), autoscaler(3, 20, 'rival')).most.arithmetic).toBe(
    '(20 old + 20 new + 17 scaled down)',
  );
});

test.each<[string, string, object, number]>([
  ['one new pod comes before any leaves, and the rest of the surge waits for room', 'Deployment', { replicas: 10, ...rolling(2, 0) }, 11],
  ['pods that may be missing make room', 'Deployment', { replicas: 10, ...rolling(2, 1) }, 10],
  ['recreated pods make room', 'Deployment', { replicas: 10, strategy: { type: 'Recreate' } }, 10],
  ['none needs none', 'Deployment', { replicas: 0, ...rolling(1, 0) }, 0],
  ['a successor of the same name waits', 'StatefulSet', { replicas: 3 }, 3],
])('needed for a rollout to end: %s', (_, kind, spec, pods) => {
  expect(count(kind, spec).needed).toBe(pods);
});
