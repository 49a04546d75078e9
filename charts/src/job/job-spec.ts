import type { k8s } from 'cdk8s-plus-28';

/** What a Job follows from. */
export interface JobSpecProps {
  /** Longest that it may take, new tries included. */
  readonly deadlineSeconds: number;
  readonly backoffLimit: number;
  readonly template: k8s.PodTemplateSpec;
}

/**
 * A Job of one pod. Another pod takes the place of one that failed once that has stopped, and not beside it: two would do the work at once,
 * and hold twice as many connections (Job, "Delayed creation of replacement pods").
 */
export function jobSpec({ deadlineSeconds, backoffLimit, template }: JobSpecProps): k8s.JobSpec {
  return { activeDeadlineSeconds: deadlineSeconds, backoffLimit, podReplacementPolicy: 'Failed', template };
}
