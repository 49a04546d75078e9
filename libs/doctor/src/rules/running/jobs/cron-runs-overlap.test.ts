import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { cronRunsOverlap } from './cron-runs-overlap';

/** A CronJob whose runs may last for some time. */
function cronJob(spec: object, activeDeadlineSeconds?: number, pod: object = {}) {
  const job = runningWorkload({ kind: 'CronJob', spec, pod }) as { spec: { jobTemplate: { spec: object } } };
  Object.assign(job.spec.jobTemplate.spec, activeDeadlineSeconds === undefined ? {} : { activeDeadlineSeconds });
  return job;
}

const found = (...job: Parameters<typeof cronJob>) => findingsOf(cronRunsOverlap, [cronJob(...job)]);
const EACH_MINUTE = { schedule: '* * * * *' };

test('a run of up to an hour that starts each minute is met by 59 others', () => {
  expect(found(EACH_MINUTE, 3_600)).toMatchObject([
    {
      severity: 'warning',
      certainty: 'likely',
      resource: { kind: 'CronJob', name: 'web' },
      path: 'spec',
      what: 'CronJob shop/web starts a run every 60 s (* * * * *), and one may last 3600 s: up to 60 runs at once',
      fix: expect.stringContaining('concurrencyPolicy: Forbid'),
      evidence: [{ path: 'spec.jobTemplate.spec.activeDeadlineSeconds' }],
    },
  ]);
});

test('the policy is told where it stands', () => {
  expect(found({ ...EACH_MINUTE, concurrencyPolicy: 'Allow' }, 3_600)).toMatchObject([{ path: 'spec.concurrencyPolicy' }]);
});

test('the two runs of a day that are closest count', () => {
  expect(found({ schedule: '0 3,4 * * *' }, 7_200)).toMatchObject([{ what: expect.stringContaining('every 3600 s') }]);
});

test('a deadline of the pod bounds a run too', () => {
  expect(found(EACH_MINUTE, 3_600, { activeDeadlineSeconds: 50 })).toEqual([]);
});

test('without a deadline, runs that start close to each other are advice', () => {
  expect(found({ schedule: '*/5 * * * *' })).toMatchObject([{ severity: 'info' }]);
});

test.each<[string, object, number?]>([
  ['a run ends before the next', EACH_MINUTE, 60],
  ['it runs now and then, for nobody knows how long', { schedule: '0 * * * *' }],
  ['the next run waits', { ...EACH_MINUTE, concurrencyPolicy: 'Forbid' }, 3_600],
  ['the next run replaces it', { ...EACH_MINUTE, concurrencyPolicy: 'Replace' }, 3_600],
  ['it is suspended', { ...EACH_MINUTE, suspend: true }, 3_600],
  ['the schedule is refused', { schedule: '* * * * * *' }, 3_600],
])('silent where %s', (_, ...job) => {
  expect(found(...job)).toEqual([]);
});
