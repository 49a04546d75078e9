import type { ContainerStatus, LiveObject, Pod } from '../live/objects';
import { Snapshot } from '../live/snapshot';
import { findPodProblems } from './pods';

const NOW = Date.parse('2026-08-01T12:00:00Z');

const ago = (seconds: number) => new Date(NOW - seconds * 1_000).toISOString();

const owned = (kind: string, name: string, owner?: { kind: string; name: string }): LiveObject => ({
  kind,
  metadata: { name, namespace: 'shop', ...(owner && { ownerReferences: [owner] }) },
});

const DEPLOYMENT = owned('Deployment', 'web');
const REPLICA_SET = owned('ReplicaSet', 'web-1', { kind: 'Deployment', name: 'web' });

function pod(status: Pod['status'], name = 'web-1-a', metadata: Partial<LiveObject['metadata']> = {}): Pod {
  const { metadata: own, kind } = owned('Pod', name, { kind: 'ReplicaSet', name: 'web-1' });
  const containers = [{ name: 'web', image: 'web:1', resources: { limits: { memory: '64Mi' } } }];
  return { kind, metadata: { ...own, ...metadata }, spec: { containers }, status: { phase: 'Running', ...status } };
}

const withContainer = (status: Partial<ContainerStatus>, name?: string) => pod({ containerStatuses: [{ name: 'web', ...status }] }, name);

const event = (reason: string, message: string, of = 'web-1-a') => ({
  kind: 'Event',
  metadata: { name: `${of}.${reason}`, namespace: 'shop' },
  ...{ type: 'Warning', reason, message, involvedObject: { kind: 'Pod', name: of } },
});

function find(...objects: readonly LiveObject[]) {
  const snapshot = new Snapshot({ namespace: 'shop', refusals: [], timeMs: NOW, objects: [DEPLOYMENT, REPLICA_SET, ...objects] });
  return findPodProblems(snapshot);
}

test.each<{ says: string; status: Partial<ContainerStatus>; message: string; what: string | RegExp }>([
  {
    says: 'an image that may not be pulled and is not there',
    status: { state: { waiting: { reason: 'ErrImageNeverPull', message: 'Container image "web:1" is not present' } } },
    message: 'image-not-pulled',
    what: 'the node does not have web:1 (ErrImageNeverPull: Container image "web:1" is not present)',
  },
  {
    says: 'a Secret that is not there',
    status: { state: { waiting: { reason: 'CreateContainerConfigError', message: 'secret "web" not found' } } },
    message: 'container-config-missing',
    what: 'CreateContainerConfigError: secret "web" not found',
  },
  {
    says: 'an end at the memory limit, while it waits for its restart',
    status: {
      restartCount: 3,
      state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 40s' } },
      lastState: { terminated: { reason: 'OOMKilled', exitCode: 137, finishedAt: ago(20) } },
    },
    message: 'container-out-of-memory',
    what: 'it ended with 137 (OOMKilled), and it has been restarted 3 times; its memory limit is 64Mi',
  },
  {
    says: 'a program that ends by itself',
    status: {
      restartCount: 1,
      state: { waiting: { reason: 'CrashLoopBackOff' } },
      lastState: { terminated: { reason: 'Error', exitCode: 1, finishedAt: ago(5) } },
    },
    message: 'container-crashing',
    what: 'it ended with 1, and it has been restarted once',
  },
  {
    says: 'the same in the moment after its end',
    status: { state: { terminated: { reason: 'Error', exitCode: 1, finishedAt: ago(1) } } },
    message: 'container-crashing',
    what: 'it ended with 1, and it has not been restarted yet',
  },
  {
    says: 'the same in the seconds in which it runs',
    status: {
      ready: true,
      restartCount: 2,
      state: { running: {} },
      lastState: { terminated: { reason: 'Error', exitCode: 1, finishedAt: ago(5) } },
    },
    message: 'container-crashing',
    what: /restarted 2 times$/,
  },
  {
    says: 'an end some minutes ago',
    status: {
      ready: true,
      restartCount: 1,
      state: { running: {} },
      lastState: { terminated: { reason: 'OOMKilled', exitCode: 137, finishedAt: ago(600) } },
    },
    message: 'container-restarted',
    what: 'it runs now; it ended with 137 (OOMKilled), and it has been restarted once',
  },
  {
    says: 'a readiness probe that fails',
    status: { ready: false, restartCount: 0, state: { running: {} } },
    message: 'container-not-ready',
    what: 'it runs, and its readiness probe fails',
  },
  {
    says: 'a command that is not there',
    status: { state: { waiting: { reason: 'RunContainerError', message: 'exec: "nosuch": not found' } } },
    message: 'container-not-started',
    what: 'RunContainerError: exec: "nosuch": not found',
  },
])('$says is $message', ({ status, message, what }) => {
  const [problem] = find(withContainer(status));

  expect(problem).toMatchObject({ message, object: 'Deployment shop/web, container web' });
  expect(problem?.what).toMatch(what instanceof RegExp ? what : new RegExp(`^${what.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
});

test.each<{ says: string; status: Partial<ContainerStatus> }>([
  { says: 'a container that is ready', status: { ready: true, state: { running: {} } } },
  { says: 'one that has ended well', status: { state: { terminated: { exitCode: 0 } } } },
  { says: 'one that is just being made', status: { state: { waiting: { reason: 'ContainerCreating' } } } },
  {
    says: 'one that was restarted long ago',
    status: { ready: true, restartCount: 1, state: { running: {} }, lastState: { terminated: { exitCode: 1, finishedAt: ago(7_200) } } },
  },
])('$says is no problem', ({ status }) => {
  expect(find(withContainer(status))).toEqual([]);
});

test('a probe that ended it is told by its event', () => {
  const status = {
    restartCount: 1,
    state: { running: {} },
    lastState: { terminated: { reason: 'Error', exitCode: 137, finishedAt: ago(5) } },
  };
  const killing = { ...event('Killing', 'Container web failed liveness probe, will be restarted'), type: 'Normal' };

  expect(find(withContainer(status), killing)).toMatchObject([{ message: 'container-killed-by-probe' }]);
});

test('a volume that cannot be mounted is told by its event', () => {
  const waiting = withContainer({ state: { waiting: { reason: 'ContainerCreating' } } });

  expect(find(waiting, event('FailedMount', 'configmap "web" not found'))).toMatchObject([
    {
      message: 'volume-not-mounted',
      what: 'configmap "web" not found',
      evidence: [{ source: 'event', says: 'FailedMount: configmap "web" not found' }],
    },
  ]);
});

test('what runs first and does not end holds up the pod, and nothing else of it is told', () => {
  const waiting = pod({
    initContainerStatuses: [
      { name: 'first', state: { terminated: { exitCode: 0 } } },
      { name: 'wait-for-redis', state: { running: { startedAt: ago(90) } } },
    ],
    containerStatuses: [{ name: 'web', state: { waiting: { reason: 'PodInitializing' } } }],
  });

  expect(find(waiting)).toMatchObject([
    {
      message: 'init-container-waiting',
      object: 'Deployment shop/web, container wait-for-redis',
      what: 'it has run for 90 s, and the pod starts only after it',
      log: { pod: 'web-1-a', container: 'wait-for-redis', isPrevious: false },
    },
  ]);
});

test('a sidecar that is ready holds up nothing', () => {
  const initContainerStatuses = [{ name: 'proxy', ready: true, state: { running: { startedAt: ago(90) } } }];

  expect(find(pod({ initContainerStatuses, containerStatuses: [{ name: 'web', ready: true, state: { running: {} } }] }))).toEqual([]);
});

test('a pod that no node takes says why', () => {
  const conditions = [
    { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes are available: 3 Insufficient cpu.' },
  ];

  expect(find(pod({ phase: 'Pending', conditions }))).toMatchObject([
    {
      message: 'pod-not-scheduled',
      object: 'Deployment shop/web',
      what: 'no node takes its pod: 0/3 nodes are available: 3 Insufficient cpu.',
    },
  ]);
});

test('a pod that ends is left alone until it should have ended', () => {
  const ending = (seconds: number) => pod({}, 'web-1-a', { deletionTimestamp: ago(seconds) });

  expect(find(ending(5))).toEqual([]);
  expect(find(ending(60))).toMatchObject([{ message: 'pod-not-terminating', object: 'Pod shop/web-1-a' }]);
});

test('a pod that was evicted is told', () => {
  expect(find(pod({ phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory.' }))).toMatchObject([
    { message: 'pod-failed', object: 'Pod shop/web-1-a', what: 'Evicted: The node was low on resource: memory.' },
  ]);
});

test('what all pods of a workload have is told once', () => {
  const broken = { state: { waiting: { reason: 'ImagePullBackOff' } } };

  expect(find(withContainer(broken, 'web-1-a'), withContainer(broken, 'web-1-b'))).toMatchObject([
    { message: 'image-not-pulled', pods: 2 },
  ]);
});
