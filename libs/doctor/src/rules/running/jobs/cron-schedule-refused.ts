import { formatReference } from '../../../finding/resource-reference';
import { shortestIntervalSeconds } from '../../../read/jobs/cron-interval';
import { parseSchedule } from '../../../read/jobs/cron-schedule';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';

/** A date that never comes is also a way to keep a CronJob for runs by hand. */
export const cronScheduleRefused: Rule = {
  id: 'cron-schedule-refused',
  says: 'the schedule of a CronJob is none that Kubernetes takes, or names a date that never comes',
  why: 'The API server rejects the CronJob: it takes five fields, @daily and its like, and @every, and a time zone in spec.timeZone alone. Six fields, L, W, @reboot and 7 for Sunday are known by other programs. The 31st of February is taken, and no run ever starts.',
  fix: 'Write minute, hour, day of the month, month and day of the week: 0 3 * * 1-5.',
  find: ({ workloads }) => judgeEach(workloads, judge),
};

/** Refused since Kubernetes 1.29 (CronJob, "Unsupported TimeZone specification"). */
const TIME_ZONE = /^(?:CRON_)?TZ=(\S+)\s+/;

function judge({ reference, spec }: Workload): readonly Fault[] {
  const { schedule: text } = spec;
  if (reference.kind !== 'CronJob' || !text) return [];
  const [prefix, zone] = TIME_ZONE.exec(text) ?? [];
  const schedule = parseSchedule(text.slice(prefix?.length ?? 0));
  const found = { resource: reference, path: 'spec.schedule', certainty: 'proven' } as const;
  const what = `${formatReference(reference)} says schedule: ${JSON.stringify(text)}`;
  const why = 'the API server rejects the CronJob';
  if (typeof schedule === 'string')
    return [
      {
        ...found,
        severity: 'error',
        what: `${what}, and ${schedule}`,
        why,
        fix: 'write five fields: minute, hour, day of the month, month, day of the week',
      },
    ];
  if (prefix !== undefined)
    return [
      {
        ...found,
        severity: 'error',
        what: `${what}, and a time zone stands in it`,
        why,
        fix: `write timeZone: ${zone} beside schedule, and ${JSON.stringify(text.slice(prefix.length))} in it`,
      },
    ];
  if (shortestIntervalSeconds(schedule) !== undefined) return [];
  return [
    {
      ...found,
      severity: 'warning',
      what: `${what}, a date that never comes`,
      why: 'no run ever starts, and nothing says so',
      fix: 'name a date that there is; or say suspend: true where it is meant to be started by hand',
    },
  ];
}
