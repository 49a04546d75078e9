import { shortestIntervalSeconds } from './cron-interval';
import { parseSchedule } from './cron-schedule';

/** What an API server 1.33 answered to CronJobs with these schedules. */
test.each([
  '* * * * *',
  '@hourly',
  '@every 5m',
  '@every 1h30m',
  '@every 0s',
  '@every -5m',
  '@every 300ms5m',
  '* * * * SUN',
  '* * * jan-DEC *',
  '? * * * ?',
  '5/15 * * * *',
  '*/70 * * * *',
  '1,2,3 * * * *',
  '* * * * 1-5/2',
  '1,, * * * *',
  '*-5 * * * *',
  '+5 * * * *',
  '*/+5 * * * *',
  '  0 0 * * *  ',
])('takes %j', (text) => {
  expect(parseSchedule(text)).not.toEqual(expect.any(String));
});

test.each([
  ['@reboot', '@reboot is none of @yearly'],
  ['@Daily', '@Daily is none of'],
  ['@annually ', 'is none of'],
  [' @daily', 'it has 1 field,'],
  ['@every 1d', '1d is no duration'],
  ['60 * * * *', 'the minute goes from 0 to 59, and 60 is outside'],
  ['* 24 * * *', 'the hour goes from 0 to 23'],
  ['* * 0 * *', 'the day of the month goes from 1 to 31'],
  ['* * * 13 *', 'the month goes from 1 to 12'],
  ['* * * * 7', 'the day of the week goes from 0 to 6'],
  ['*/0 * * * *', '*/0 has a step that is no number above 0'],
  ['30-10 * * * *', '30-10 begins after its end'],
  ['* * * *', 'it has 4 fields, and 5 are needed'],
  ['* * * * * *', 'it has 6 fields'],
  ['L * * * *', 'L is no minute'],
  ['-1 * * * *', ' is no minute'],
  ['0 0 * * 5L', '5L is no day of the week'],
  ['1-2-3 * * * *', '1-2-3 is no range'],
  ['1/2/3 * * * *', '1/2/3 is no range'],
  ['@every x', 'x is no duration such as 1h30m'],
])('refuses %j', (text, fault) => {
  expect(parseSchedule(text)).toEqual(expect.stringContaining(fault));
});

test.each([
  ['* * * * *', 60],
  ['*/15 * * * *', 900],
  ['0,50 * * * *', 600],
  ['0 3 * * *', 86_400],
  ['0 0,23 * * *', 3_600],
  ['0 3 * * 1', 7 * 86_400],
  ['0 3 * * 1-5', 86_400],
  ['0 0 1 * *', 28 * 86_400],
  ['0 0 1,15 * *', 14 * 86_400],
  ['0 0 1 * 1', 86_400],
  ['@hourly', 3_600],
  ['@every 90s', 90],
  ['@every 1h30m', 5_400],
  ['@every -5m', 1],
  ['0 0 29 2 *', 1_461 * 86_400],
])('the runs of %j are at least %d s apart', (text, seconds) => {
  const schedule = parseSchedule(text);

  expect(typeof schedule !== 'string' && shortestIntervalSeconds(schedule)).toBe(seconds);
});

test.each(['0 0 31 2 *', '0 0 30 2 *', '0 0 31 4,6,9,11 *', ', * * * *'])('%j never comes', (text) => {
  const schedule = parseSchedule(text);

  expect(typeof schedule !== 'string' && shortestIntervalSeconds(schedule)).toBeUndefined();
});
