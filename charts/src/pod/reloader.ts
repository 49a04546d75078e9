import type { ApiObject } from 'cdk8s';
import type { Environment } from '../environment/environment';
import { changeRendered } from '../objects/rendered';

/**
 * Annotation by which Stakater's Reloader restarts a workload when one of the named Secrets changes. Without Reloader in the cluster it
 * does nothing, and a new credential is read at the next rollout.
 *
 * @see https://github.com/stakater/Reloader
 */
export const SECRET_RELOADER = 'secret.reloader.stakater.com/reload';

/**
 * Restarts a workload when a credential changes. A checksum, as for ConfigMaps, cannot be made: synth never sees the values.
 *
 * @param secretNames read when the workload is rendered
 */
export function reloadOnNewSecrets({ credentials }: Environment, workload: ApiObject, secretNames: () => readonly string[]): void {
  // The worthless credential never changes.
  if (credentials.kind === 'worthless') return;
  changeRendered(workload, (rendered) => {
    const names = [...new Set(secretNames())].sort();
    if (names.length === 0) return rendered;
    const { annotations, ...metadata } = rendered.metadata;
    return { ...rendered, metadata: { ...metadata, annotations: { ...annotations, [SECRET_RELOADER]: names.join(',') } } };
  });
}
