import { shortestIntervalSeconds } from '../read/jobs/cron-interval';
import { parseSchedule } from '../read/jobs/cron-schedule';
import { GRACE_PERIOD_SECONDS } from '../read/pod-spec';
import type { Workload } from '../read/workload';
import type { PodCount } from './steady-pods';

/**
 * Most pods of a CronJob at once. `Forbid` starts no run beside another. `Replace` ends the one before, whose pods still stop while those
 * of the next start. `Allow` starts each run whatever still does: as many as fit into the longest that one may take. Without a deadline no
 * manifest says how many, so one run counts.
 *
 * @param run the pods of one run
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy
 */
export function countRuns(workload: Workload, run: PodCount): PodCount {
  const { concurrencyPolicy = 'Allow' } = workload.spec;
  if (run.pods === 0 || concurrencyPolicy === 'Forbid') return run;
  const { pods, evidence } = run;
  const policy = { resource: workload.reference, path: 'spec.concurrencyPolicy', says: `is ${concurrencyPolicy}` };
  if (concurrencyPolicy === 'Replace')
    return { pods: 2 * pods, arithmetic: `(${pods} old + ${pods} new)`, evidence: [...evidence, policy] };
  const runs = countOverlapping(workload);
  if (runs === undefined) return { ...run, arithmetic: `${run.arithmetic} (for each run)` };
  return runs === 1 ? run : { pods: runs * pods, arithmetic: `(${runs} runs x ${pods})`, evidence: [...evidence, policy] };
}

/** Runs that may be there at once: each from its start to its deadline, and until its pods have stopped. */
function countOverlapping({ spec, pod }: Workload): number | undefined {
  const schedule = parseSchedule(spec.schedule ?? '');
  const interval = typeof schedule === 'string' ? undefined : shortestIntervalSeconds(schedule);
  const deadlines = [spec.jobTemplate?.spec?.activeDeadlineSeconds, pod.activeDeadlineSeconds].filter((seconds) => seconds !== undefined);
  if (interval === undefined || deadlines.length === 0) return undefined;
  const longest = Math.min(...deadlines) + (pod.terminationGracePeriodSeconds ?? GRACE_PERIOD_SECONDS);
  return Math.max(1, Math.ceil(longest / interval));
}
