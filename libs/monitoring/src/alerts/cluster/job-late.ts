import { select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/**
 * A run that is due has not started, and will not any more. Of a suspended CronJob no series says when it is due.
 *
 * @param startingDeadlineSeconds in which it may still start
 */
export function jobLate({ namespace, name }: Subject, startingDeadlineSeconds: number): Alert {
  const due = select('kube_cronjob_next_schedule_time', { namespace, cronjob: name });
  return {
    name: 'JobLate',
    severity: 'warning',
    expr: `time() - max(${due}) > ${startingDeadlineSeconds}`,
    for: '1m',
    summary: `A run of ${name} is due and has not started`,
  };
}
