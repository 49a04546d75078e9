import type { Kubectl } from '@fairlead/cluster';
import { parseObjects } from '../set/kubernetes-object';
import { FIELD_MANAGER } from '../apply/apply-set';
import { findCurrent, fromConfigMap, type Release, RELEASE_LABEL, releaseName, type ReleaseState, toConfigMap } from './release';

/** Releases that are kept, beside the one that runs. */
const KEPT = 5;

/** The releases in a namespace of a cluster, in their order. */
export async function listReleases(kubectl: Kubectl, namespace: string): Promise<readonly Release[]> {
  const args = ['get', 'configmaps', `--namespace=${namespace}`, `--selector=${RELEASE_LABEL}`, '--output=json'];
  return parseObjects(await kubectl.run(args))
    .map(fromConfigMap)
    .sort((a, b) => a.number - b.number);
}

export async function saveRelease(kubectl: Kubectl, release: Release): Promise<void> {
  const args = ['apply', '--server-side', '--force-conflicts', `--field-manager=${FIELD_MANAGER}`, '--filename=-'];
  await kubectl.run(args, JSON.stringify(toConfigMap(release)));
}

/** Writes down what became of a release. */
export async function markRelease(kubectl: Kubectl, release: Release, state: ReleaseState, reason?: string): Promise<void> {
  await saveRelease(kubectl, { ...release, state, ...(reason !== undefined && { reason }) });
}

/** Deletes all but the last few, and never the one that runs. */
export async function forgetOld(kubectl: Kubectl, namespace: string): Promise<void> {
  const releases = await listReleases(kubectl, namespace);
  const current = findCurrent(releases);
  const old = releases.slice(0, -KEPT - 1).filter((release) => release !== current);
  for (const { number } of old) await kubectl.remove('configmap', releaseName(number), `--namespace=${namespace}`);
}
