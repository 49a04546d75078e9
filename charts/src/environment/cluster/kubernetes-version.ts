import { findNearestWord, showGiven } from 'fairlead/contract';
import { KUBERNETES_RELEASES, type ReleaseName } from 'fairlead/doctor';

/** What counts where an environment says no release: each release that anybody still patches has what this one has. */
const COMMON_RELEASE: ReleaseName = '1.30';

/** Whether the cluster of an environment has what Kubernetes has since a release. */
export function isSince({ kubernetesVersion = COMMON_RELEASE }: { readonly kubernetesVersion?: ReleaseName }, since: ReleaseName): boolean {
  return KUBERNETES_RELEASES.indexOf(kubernetesVersion) >= KUBERNETES_RELEASES.indexOf(since);
}

/** That nobody knows what the release of the cluster takes. */
export function findVersionFaults(given: unknown): string[] {
  if (KUBERNETES_RELEASES.some((release) => release === given)) return [];
  const nearest = findNearestWord(String(given).replace(/^v/, ''), KUBERNETES_RELEASES);
  return [
    `kubernetesVersion is ${showGiven(given)}; write ${nearest ? `"${nearest}"` : `one of ${KUBERNETES_RELEASES.join(', ')} in quotes`}`,
  ];
}
