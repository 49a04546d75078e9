import { oneOf, select, type Subject } from '@fairlead/exposition/series';
import type { Alert } from '../../rules/alert';

/** A run has failed with all its tries. The alert stays until its Job is deleted, by who has looked at it or by its age. */
export function jobFailed({ namespace, name }: Subject): Alert {
  const failed = select('kube_job_failed', { namespace, job_name: { like: `${oneOf([name])}-.+` }, condition: 'true' });
  return {
    name: 'JobFailed',
    severity: 'warning',
    expr: `max by (job_name) (${failed}) > 0`,
    summary: `A run of ${name} has failed`,
  };
}
