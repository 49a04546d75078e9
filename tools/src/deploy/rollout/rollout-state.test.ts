import { readRollout } from './rollout-state';
import { stepLimit } from './step-limit';
import type { Workload } from './workload';

const deployment = (status: Workload['status'], spec: Workload['spec'] = { replicas: 3 }): Workload => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop', generation: 2 },
  spec,
  status: { observedGeneration: 2, ...status },
});
const statefulSet = (status: Workload['status'], spec: Workload['spec'] = { replicas: 2 }): Workload => ({
  ...deployment(status, spec),
  kind: 'StatefulSet',
});

const job = (status: Workload['status'], spec: Workload['spec'] = {}): Workload => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'migration-sha-2', namespace: 'shop' },
  spec,
  status: status ?? {},
});
const condition = (type: string, message = '') => [{ type, status: 'True', message }];

test.each([
  ['no pod is new yet', deployment({ replicas: 3, availableReplicas: 3 }), false, '0 of 3 pods are new, 3 of all 3 ready'],
  [
    'an old pod is left',
    deployment({ replicas: 4, updatedReplicas: 3, availableReplicas: 3 }),
    false,
    '3 of 3 pods are new, 3 of all 4 ready',
  ],
  [
    'a pod is not ready',
    deployment({ replicas: 3, updatedReplicas: 3, availableReplicas: 2 }),
    false,
    '3 of 3 pods are new, 2 of all 3 ready',
  ],
  ['all are', deployment({ replicas: 3, updatedReplicas: 3, availableReplicas: 3 }), true, '3 of 3 pods are new, 3 of all 3 ready'],
  ['none is wanted', deployment({}, { replicas: 0 }), true, '0 of 0 pods are new, 0 of all 0 ready'],
  [
    'it has not been seen',
    deployment({ observedGeneration: 1, replicas: 3, updatedReplicas: 3, availableReplicas: 3 }),
    false,
    'its controller',
  ],
])('of a Deployment %s', (_what, workload, isDone, told) => {
  expect(readRollout(workload)).toEqual({ isDone, told: expect.stringContaining(told) });
});

test('a Deployment that has given up says so', () => {
  const conditions = [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }];

  expect(readRollout(deployment({ conditions }))).toMatchObject({
    isDone: false,
    fault: expect.stringContaining('progressDeadlineSeconds'),
  });
});

test.each([
  ['one pod is old', statefulSet({ updatedReplicas: 1, readyReplicas: 2, currentRevision: 'a', updateRevision: 'b' }), false],
  ['one is not ready', statefulSet({ readyReplicas: 1, currentRevision: 'b', updateRevision: 'b' }), false],
  ['all are new and ready', statefulSet({ readyReplicas: 2, currentRevision: 'b', updateRevision: 'b' }), true],
  [
    'only a hand replaces them',
    statefulSet({ readyReplicas: 2, currentRevision: 'a', updateRevision: 'b' }, { replicas: 2, updateStrategy: { type: 'OnDelete' } }),
    true,
  ],
])('of a StatefulSet %s', (_what, workload, isDone) => {
  expect(readRollout(workload)).toMatchObject({ isDone });
});

test.each([
  ['has not begun', job({}), { isDone: false, told: 'it has not begun' }],
  ['runs', job({ active: 1 }), { isDone: false, told: 'it runs' }],
  ['tries once more', job({ active: 1, failed: 1 }), { isDone: false, told: 'it runs, 1 try has failed' }],
  ['tries again', job({ active: 1, failed: 2 }), { isDone: false, told: 'it runs, 2 tries have failed' }],
  ['has run', job({ succeeded: 1, conditions: condition('Complete') }), { isDone: true, told: 'it has run' }],
  [
    'has failed',
    job({ failed: 4, conditions: condition('Failed', 'too often') }),
    { isDone: false, told: 'it has failed, 4 tries have failed', fault: 'too often' },
  ],
  ['is suspended', job({}, { suspend: true }), { isDone: true, told: 'it is suspended' }],
])('a Job that %s', (_what, workload, state) => {
  expect(readRollout(workload)).toEqual(state);
});

test.each([
  ['a pod is old', { desiredNumberScheduled: 3, updatedNumberScheduled: 2, numberAvailable: 3 }, false],
  ['a pod is not ready', { desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 2 }, false],
  ['all are new and ready', { desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3 }, true],
])('of a DaemonSet %s', (_what, status, isDone) => {
  expect(readRollout({ ...deployment(status, {}), kind: 'DaemonSet' })).toMatchObject({ isDone });
});

test('a Job may take as long as it says, and who waits for it as long and its own start', () => {
  const migration = job({}, { activeDeadlineSeconds: 900 });
  const web = deployment({}, { template: { spec: { initContainers: [{ command: ['kubectl', 'wait', 'job/migration-sha-2'] }] } } });
  const other = deployment({}, { template: { spec: { initContainers: [{ command: ['nc', 'redis'] }] } } });
  const props = { startupSeconds: { 'shop/web': 60 }, workloads: [migration, web, other] };

  expect(stepLimit(migration, props)).toBe(60 + 900);
  expect(stepLimit(web, props)).toBe(60 + 900 + 60);
  expect(stepLimit(other, props)).toBe(60 + 60);
});

test('a step may take the pull, the start that the budget gives, minReadySeconds, and the start of the store that it waits for', () => {
  const store = { ...statefulSet({}), metadata: { name: 'redis', namespace: 'shop' } };
  const web = deployment({}, { minReadySeconds: 40, template: { spec: { initContainers: [{}] } } });
  const startupSeconds = { 'shop/web': 60, 'shop/redis': 120 };

  expect(stepLimit(web, { startupSeconds, workloads: [store, web] })).toBe(60 + 120 + 60 + 40);
  expect(stepLimit(store, { startupSeconds, workloads: [store, web] })).toBe(60 + 120);
  expect(stepLimit(store, { startupSeconds: {}, workloads: [store] })).toBe(60 + 600);
});
