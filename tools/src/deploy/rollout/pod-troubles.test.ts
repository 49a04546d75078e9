import type { ContainerStatus, Pod } from '../../check-cluster/live/objects';
import { findTroubles } from './pod-troubles';
import type { Workload } from './workload';

const WEB: Workload = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { selector: { matchLabels: { app: 'web' } } },
};

const pod = (status: Pod['status'], metadata: Partial<Pod['metadata']> = {}): Pod => ({
  kind: 'Pod',
  metadata: { name: 'web-1', namespace: 'shop', labels: { app: 'web' }, ...metadata },
  spec: { containers: [{ name: 'web', image: 'web:sha-1' }] },
  ...(status && { status }),
});
const waiting = (reason: string, more: Partial<ContainerStatus> = {}): ContainerStatus => ({
  name: 'web',
  ready: false,
  state: { waiting: { reason, message: 'it is so' } },
  ...more,
});

test.each([
  [
    'an image that is not there',
    pod({ containerStatuses: [waiting('ErrImageNeverPull')] }),
    'Deployment shop/web, container web: the node does not have web:sha-1 (ErrImageNeverPull: it is so)',
    'image-not-pulled',
  ],
  [
    'a start that fails again and again',
    pod({ containerStatuses: [waiting('CrashLoopBackOff', { lastState: { terminated: { exitCode: 1, reason: 'Error' } } })] }),
    'Deployment shop/web, container web: it ended with 1, and it has not been restarted yet',
    'container-crashing',
  ],
  [
    'no room',
    pod({ conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes' }] }),
    'Deployment shop/web: no node takes its pod: 0/3 nodes',
    'pod-not-scheduled',
  ],
])('says why a pod is not ready as check:cluster does, and what to do: %s', (_what, given, told, message) => {
  const [line, advice, ...more] = findTroubles(WEB, [given]).lines;

  expect(line).toBe(told);
  expect(advice).toMatch(new RegExp(`^\\S.* \\(docs/what-to-do-when\\.md#${message}\\)$`));
  expect(more).toEqual([]);
});

test('what several pods have is told once', () => {
  const broken = { containerStatuses: [waiting('ImagePullBackOff')] };

  const { lines } = findTroubles(WEB, [pod(broken), pod(broken, { name: 'web-2' })]);

  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^Deployment shop\/web, container web, of 2 pods: the node does not have web:sha-1 /);
});

test('of init containers the one that has not ended is what is waited for', () => {
  const given = pod({
    initContainerStatuses: [{ name: 'wait-for-redis', state: { running: { startedAt: '2026-01-01T00:00:00Z' } } }],
    containerStatuses: [waiting('PodInitializing')],
  });

  const { lines } = findTroubles(WEB, [given], Date.parse('2026-01-01T00:00:07Z'));

  expect(lines[0]).toBe('Deployment shop/web, container wait-for-redis: it has run for 7 s, and the pod starts only after it');
});

test('pods that are ready, that stop, and those of others have no trouble', () => {
  const ready = pod({ conditions: [{ type: 'Ready', status: 'True' }], containerStatuses: [waiting('CrashLoopBackOff')] });
  const stopping = pod({ containerStatuses: [waiting('CrashLoopBackOff')] }, { deletionTimestamp: '2026-01-01T00:00:00Z' });
  const other = pod({ containerStatuses: [waiting('CrashLoopBackOff')] }, { labels: { app: 'api' } });

  expect(findTroubles(WEB, [ready, stopping, other])).toEqual({ lines: [], isFinal: false });
});

test('waiting is of no use where an image is never pulled', () => {
  expect(findTroubles(WEB, [pod({ containerStatuses: [waiting('ErrImageNeverPull')] })]).isFinal).toBe(true);
  expect(findTroubles(WEB, [pod({ containerStatuses: [waiting('ImagePullBackOff')] })]).isFinal).toBe(false);
});
