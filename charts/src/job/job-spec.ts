import type { k8s } from 'cdk8s-plus-28';
import type { RolloutPods } from 'fairlead/doctor';
import { isSince } from '../environment/cluster/kubernetes-version';
import type { Environment } from '../environment/environment';

/** What a Job follows from. */
export interface JobSpecProps {
  /** Longest that it may take, new tries included and what its pod waits for; may be known later. */
  readonly deadlineSeconds: number;
  readonly backoffLimit: number;
  readonly template: k8s.PodTemplateSpec;
  readonly environment: Environment;
}

/**
 * A Job of one pod. Another pod takes the place of one that failed once that has stopped, and not beside it: two would do the work at once,
 * and hold twice as many connections (Job, "Delayed creation of replacement pods").
 */
export function jobSpec({ deadlineSeconds, backoffLimit, template, environment }: JobSpecProps): k8s.JobSpec {
  return {
    activeDeadlineSeconds: deadlineSeconds,
    backoffLimit,
    ...(waitsForFailed(environment) && { podReplacementPolicy: 'Failed' }),
    template,
  };
}

/** Most pods of a Job that runs so many times at once: where the cluster does not wait for one that failed, its replacement is beside it. */
export function countJobPods(environment: Environment, runs: RolloutPods): RolloutPods {
  return waitsForFailed(environment) ? runs : { pods: runs.pods + 1, arithmetic: `(${runs.arithmetic} + 1 that still stops)` };
}

/** By default since Kubernetes 1.29 (KEP-3939). */
function waitsForFailed(environment: Environment): boolean {
  return isSince(environment, '1.29');
}
