import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { cronScheduleRefused } from './cron-schedule-refused';

const found = (schedule: unknown) => findingsOf(cronScheduleRefused, [runningWorkload({ kind: 'CronJob', spec: { schedule } })]);

test('a schedule of another program is refused, and the finding says by what', () => {
  expect(found('0 0 * * 7')).toMatchObject([
    {
      severity: 'error',
      certainty: 'proven',
      resource: { kind: 'CronJob', namespace: 'shop', name: 'web' },
      path: 'spec.schedule',
      what: 'CronJob shop/web says schedule: "0 0 * * 7", and the day of the week goes from 0 to 6, and 7 is outside',
    },
  ]);
});

test.each(['TZ', 'CRON_TZ'])('%s belongs into a field of its own', (variable) => {
  expect(found(`${variable}=Europe/Berlin 0 3 * * *`)).toMatchObject([
    { severity: 'error', fix: 'write timeZone: Europe/Berlin beside schedule, and "0 3 * * *" in it' },
  ]);
});

test('a date that never comes is taken, and warned of', () => {
  expect(found('0 0 31 2 *')).toMatchObject([{ severity: 'warning', what: expect.stringContaining('a date that never comes') }]);
});

test.each(['*/5 * * * *', '@daily', '0 0 29 2 *', undefined])('silent of %j', (schedule) => {
  expect(found(schedule)).toEqual([]);
});
