import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { restartPolicyRefused } from './restart-policy-refused';

const found = (kind: string, restartPolicy?: string) =>
  findingsOf(restartPolicyRefused, [runningWorkload({ kind, pod: { ...(restartPolicy && { restartPolicy }) } })]);

test('a Job that says nothing would restart its container for ever', () => {
  expect(found('Job')).toMatchObject([
    {
      severity: 'error',
      certainty: 'proven',
      path: 'spec.template.spec',
      what: 'the pod template of Job shop/web says no restartPolicy, which means Always',
      fix: expect.stringContaining('restartPolicy: Never'),
    },
  ]);
});

test.each([
  ['CronJob', 'Always', 'spec.jobTemplate.spec.template.spec.restartPolicy'],
  ['Deployment', 'Never', 'spec.template.spec.restartPolicy'],
  ['StatefulSet', 'OnFailure', 'spec.template.spec.restartPolicy'],
])('a %s with %s is refused', (kind, policy, path) => {
  expect(found(kind, policy)).toMatchObject([{ severity: 'error', path }]);
});

test.each([
  ['Job', 'OnFailure'],
  ['CronJob', 'Never'],
  ['Deployment', undefined],
  ['DaemonSet', 'Always'],
  ['Pod', 'Never'],
])('silent of a %s with %s', (kind, policy) => {
  expect(found(kind, policy)).toEqual([]);
});
