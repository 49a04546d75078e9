import type { Kubectl } from '@fairlead/cluster';
import { applySet, pruneSet } from './apply/apply-set';
import { removeFailedJobs } from './apply/failed-jobs';
import { prepareOwners } from './apply/field-ownership';
import { readLive } from './plan/live-objects';
import { awaitRollouts, type FinishedRollout } from './rollout/await-rollouts';
import { nameOf } from './set/kubernetes-object';
import type { ManifestSet } from './set/manifest-set';
import { withLiveSecrets } from './set/secrets';

export interface InstallProps {
  readonly kubectl: Kubectl;
  readonly stop: AbortSignal;
  readonly set: ManifestSet;
  /** How long a rollout may stand still, in seconds. @default what its budget says */
  readonly limitSeconds: number | undefined;
  readonly tell: (line: string) => void;
  /** What must hold once all pods are ready, before anything is deleted: a smoke test. */
  readonly check: () => Promise<void>;
}

/** Brings a set to a cluster: applies it, waits for it, and then deletes what only the sets before it had. */
export async function install({ kubectl, set, tell, check, ...props }: InstallProps): Promise<readonly FinishedRollout[]> {
  const { ofSet } = await readLive(kubectl, set);
  const { objects, lost } = withLiveSecrets(set.objects, ofSet);
  for (const secret of lost) tell(`${nameOf(secret)} is gone, and what it held is kept nowhere: make it again`);
  await prepareOwners(kubectl, objects, ofSet);
  await removeFailedJobs(kubectl, ofSet, tell);
  tell(`applying ${objects.length} objects`);
  await applySet(kubectl, set.namespace, objects);
  tell('waiting for the rollouts');
  const rollouts = await awaitRollouts({ kubectl, set, tell, ...props });
  await check();
  await pruneSet(kubectl, set.namespace, objects);
  return rollouts;
}
