import { findTroubles, isFinal, type Pod } from './pod-troubles';
import type { Workload } from './workload';

const WEB: Workload = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'shop' },
  spec: { selector: { matchLabels: { app: 'web' } } },
};

const pod = (status: Pod['status'], metadata: Partial<Pod['metadata']> = {}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web-1', namespace: 'shop', labels: { app: 'web' }, ...metadata },
  ...(status && { status }),
});
const waiting = (reason: string, message = 'it is so') => ({ name: 'web', ready: false, state: { waiting: { reason, message } } });

test.each([
  [
    'an image that is not there',
    pod({ containerStatuses: [waiting('ErrImageNeverPull')] }),
    'ErrImageNeverPull: web: it is so',
    'build it',
  ],
  [
    'an image that cannot be pulled',
    pod({ containerStatuses: [waiting('ImagePullBackOff')] }),
    'ImagePullBackOff: web: it is so',
    'pushed',
  ],
  [
    'a start that fails again and again',
    pod({ containerStatuses: [{ ...waiting('CrashLoopBackOff'), lastState: { terminated: { exitCode: 1, reason: 'Error' } } }] }),
    'CrashLoopBackOff: web: it is so (it ended with 1, Error)',
    'kubectl logs --previous',
  ],
  [
    'no room',
    pod({ conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes' }] }),
    'Unschedulable: 0/3 nodes',
    'no node has room',
  ],
])('says why a pod is not ready: %s', (_what, given, told, advice) => {
  expect(findTroubles(WEB, [given])).toEqual([expect.objectContaining({ pod: 'web-1', told, advice: expect.stringContaining(advice) })]);
});

test('of init containers the one that has not ended is what is waited for', () => {
  const given = pod({
    initContainerStatuses: [{ name: 'wait-for-redis', state: { running: {} } as never }],
    containerStatuses: [waiting('PodInitializing')],
  });

  expect(findTroubles(WEB, [given])[0]?.told).toContain('wait-for-redis has not ended');
});

test('pods that are ready, that stop, and those of others have no trouble', () => {
  const ready = pod({ conditions: [{ type: 'Ready', status: 'True' }] });
  const stopping = pod({}, { deletionTimestamp: '2026-01-01T00:00:00Z' });
  const other = pod({}, { labels: { app: 'api' } });

  expect(findTroubles(WEB, [ready, stopping, other])).toEqual([]);
});

test('waiting is of no use where an image is never pulled', () => {
  expect(findTroubles(WEB, [pod({ containerStatuses: [waiting('ErrImageNeverPull')] })]).some(isFinal)).toBe(true);
  expect(findTroubles(WEB, [pod({ containerStatuses: [waiting('ImagePullBackOff')] })]).some(isFinal)).toBe(false);
});
