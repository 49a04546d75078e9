import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { hookOutlivesGracePeriod } from './hook-outlives-grace-period';

const sleeping = (preStop: object, pod?: object) =>
  findingsOf(hookOutlivesGracePeriod, [runningWorkload({ container: { lifecycle: { preStop } }, ...(pod && { pod }) })]);
const shell = (script: string) => ({ exec: { command: ['/bin/sh', '-c', script] } });

test('a hook longer than the 30 s that a pod has by default is cut off', () => {
  expect(sleeping(shell('sleep 45'))).toMatchObject([
    {
      severity: 'error',
      certainty: 'proven',
      resource: { kind: 'Deployment', namespace: 'shop', name: 'web' },
      path: 'spec.template.spec.terminationGracePeriodSeconds',
      what: expect.stringContaining('sleeps 45 s, and the grace period is 30 s by default'),
      fix: expect.stringContaining('set terminationGracePeriodSeconds: 75'),
      evidence: [{ path: 'spec.template.spec.containers[0].lifecycle.preStop', says: 'sleeps 45 s' }],
    },
  ]);
});

test('a hook that leaves the program next to nothing is warned of', () => {
  expect(sleeping({ sleep: { seconds: 28 } })).toMatchObject([{ severity: 'warning', certainty: 'likely' }]);
});

test.each<[string, object, string]>([
  ['refused by the API server, which knows how long it is', { sleep: { seconds: 31 } }, 'the API server refuses pods'],
  ['cut off where it is as long', { sleep: { seconds: 30 } }, 'at 30 s the kubelet cuts it off'],
  ['cut off where it is a command', shell('sleep 31'), 'at 30 s the kubelet cuts it off'],
])('a hook longer than the grace period is %s', (_, preStop, why) => {
  expect(sleeping(preStop)).toMatchObject([{ severity: 'error', why: expect.stringContaining(why) }]);
});

test.each([
  ['a sleep of its own kind', { sleep: { seconds: 30 } }],
  ['a command without a shell', { exec: { command: ['sleep', '30'] } }],
  ['minutes', { exec: { command: ['/bin/sleep', '1m'] } }],
  ['two sleeps, one after the other', shell('sleep 20; nginx -s quit && sleep 15')],
])('found in %s', (_, preStop) => {
  expect(sleeping(preStop)).toMatchObject([{ severity: 'error' }]);
});

test('the hooks of two containers run at once, so the longest counts', () => {
  const container = (name: string, seconds: number) => ({ name, lifecycle: { preStop: { sleep: { seconds } } } });
  const pod = { containers: [container('web', 20), container('proxy', 20)] };

  expect(findingsOf(hookOutlivesGracePeriod, [runningWorkload({ pod })])).toEqual([]);
});

test.each<[string, object, object?]>([
  ['the hook leaves time', { sleep: { seconds: 20 } }],
  ['the grace period is longer', shell('sleep 45'), { terminationGracePeriodSeconds: 75 }],
  ['a loop sleeps for as long as it takes', shell('while curl -s localhost/busy; do sleep 60; done')],
  ['sleep is a part of a name', shell('/usr/bin/no-sleep 60')],
  ['no grace is asked for', { sleep: { seconds: 5 } }, { terminationGracePeriodSeconds: 0 }],
])('silent where %s', (_, preStop, pod = {}) => {
  expect(sleeping(preStop, pod)).toEqual([]);
});
