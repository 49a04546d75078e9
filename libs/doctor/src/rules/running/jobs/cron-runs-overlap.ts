import { formatReference } from '../../../finding/resource-reference';
import { shortestIntervalSeconds } from '../../../read/jobs/cron-interval';
import { parseSchedule } from '../../../read/jobs/cron-schedule';
import { judgeEach } from '../../../read/schema/unread-field';
import type { Workload } from '../../../read/workload';
import type { Fault, Rule } from '../../rule';

/** Runs that start closer to each other than this meet as soon as one is slow. */
const FREQUENT_SECONDS = 300;

/** Keeps the next run from starting; one that says Allow may be meant. */
const FORBID = { path: 'spec.concurrencyPolicy', value: 'Forbid' } as const;

/** How long a run takes no manifest says; a deadline says how long it may. */
export const cronRunsOverlap: Rule = {
  id: 'cron-runs-overlap',
  says: 'a CronJob starts its next run while an earlier one may still run',
  why: 'concurrencyPolicy is Allow where nothing is said: runs pile up side by side, work on the same data, and take the room of the namespace. One that hangs is joined by the next, and the next.',
  fix: 'Write concurrencyPolicy: Forbid, or Replace where the newest run counts, and an activeDeadlineSeconds below the time between runs.',
  find: ({ workloads }) => judgeEach(workloads, judge),
};

function judge(workload: Workload): readonly Fault[] {
  const { reference, spec, pod } = workload;
  const { schedule: text, concurrencyPolicy = 'Allow', suspend = false, jobTemplate } = spec;
  if (reference.kind !== 'CronJob' || !text || suspend || concurrencyPolicy !== 'Allow') return [];
  const schedule = parseSchedule(text);
  const interval = typeof schedule === 'string' ? undefined : shortestIntervalSeconds(schedule);
  if (interval === undefined) return [];
  const deadlines = [
    { seconds: jobTemplate?.spec?.activeDeadlineSeconds, path: 'spec.jobTemplate.spec.activeDeadlineSeconds' },
    { seconds: pod.activeDeadlineSeconds, path: `${workload.podPath}.activeDeadlineSeconds` },
  ].flatMap(({ seconds, path }) => (seconds === undefined ? [] : [{ seconds, path }]));
  const [shortest] = deadlines.sort((a, b) => a.seconds - b.seconds);
  if (!shortest) return interval > FREQUENT_SECONDS ? [] : [unboundedFault(workload, text, interval)];
  return shortest.seconds <= interval ? [] : [overlapFault(workload, text, interval, shortest)];
}

function unboundedFault({ reference }: Workload, schedule: string, interval: number): Fault {
  return {
    severity: 'info',
    certainty: 'likely',
    resource: reference,
    path: 'spec',
    what: `${formatReference(reference)} starts a run every ${interval} s (${schedule}), and nothing ends one that hangs or keeps the next from starting beside it`,
    why: 'concurrencyPolicy is Allow by default, so runs that hang pile up',
    fix: 'write concurrencyPolicy: Forbid, and activeDeadlineSeconds in jobTemplate.spec',
    edit: FORBID,
  };
}

function overlapFault(
  { reference, spec }: Workload,
  schedule: string,
  interval: number,
  deadline: { seconds: number; path: string },
): Fault {
  const says = spec.concurrencyPolicy === undefined ? 'concurrencyPolicy is Allow by default' : 'concurrencyPolicy is Allow';
  return {
    severity: 'warning',
    certainty: 'likely',
    resource: reference,
    path: spec.concurrencyPolicy === undefined ? 'spec' : 'spec.concurrencyPolicy',
    what: `${formatReference(reference)} starts a run every ${interval} s (${schedule}), and one may last ${deadline.seconds} s: up to ${Math.ceil(deadline.seconds / interval)} runs at once`,
    why: `${says}, which starts a run beside those that are not done`,
    fix: 'write concurrencyPolicy: Forbid, or Replace where only the newest run counts',
    ...(spec.concurrencyPolicy === undefined && { edit: FORBID }),
    evidence: [{ resource: reference, path: deadline.path, says: `lets a run last ${deadline.seconds} s` }],
  };
}
