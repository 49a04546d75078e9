import { type Condition, findCondition, type Kubectl } from '@fairlead/cluster';
import { type KubernetesObject, nameOf } from '../set/kubernetes-object';

/**
 * Deletes those of some live objects that are Jobs and have failed, so that the apply makes them anew: a Job never runs again by itself, and
 * what it failed for may be mended.
 */
export async function removeFailedJobs(kubectl: Kubectl, live: readonly KubernetesObject[], tell: (line: string) => void): Promise<void> {
  for (const job of findFailedJobs(live)) {
    const { name, namespace = '' } = job.metadata;
    tell(`${nameOf(job)} failed before: it is made anew`);
    await kubectl.run([
      'delete',
      'jobs.batch',
      name,
      `--namespace=${namespace}`,
      '--ignore-not-found',
      '--cascade=foreground',
      '--timeout=60s',
    ]);
  }
}

/** The Jobs that have failed. */
export function findFailedJobs(live: readonly KubernetesObject[]): readonly KubernetesObject[] {
  return live.filter(({ kind, apiVersion, status }) => {
    const { conditions } = (status ?? {}) as { readonly conditions?: readonly Condition[] };
    return kind === 'Job' && apiVersion === 'batch/v1' && findCondition(conditions, 'Failed', 'True') !== undefined;
  });
}
