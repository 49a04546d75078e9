import { Kubectl } from '@fairlead/cluster';
import type { Cluster } from './cluster/open-cluster';
import { install } from './install';
import { DeployLock } from './release/lock';
import type { Release } from './release/release';
import { forgetOld, listReleases, markRelease, saveRelease } from './release/release-store';
import type { FinishedRollout } from './rollout/await-rollouts';
import type { ManifestSet } from './set/manifest-set';
import { toList } from './set/kubernetes-object';
import { FIELD_MANAGER } from './apply/apply-set';

/** How a deploy ended. */
export type Ending =
  | { readonly kind: 'deployed'; readonly release: Release; readonly rollouts: readonly FinishedRollout[] }
  | { readonly kind: 'put-back'; readonly release: Release; readonly earlier: Release; readonly reason: string }
  | { readonly kind: 'broken'; readonly release: Release; readonly reason: string };

export interface ReplaceSetProps {
  readonly cluster: Cluster;
  readonly stop: AbortSignal;
  readonly tell: (line: string) => void;
  readonly release: Omit<Release, 'number' | 'state' | 'when' | 'reason'>;
  /** The last release when the plan was made, 0 where there was none. */
  readonly lastNumber: number;
  /** What is put back where this fails. */
  readonly earlier: Release | undefined;
  readonly limitSeconds: number | undefined;
  readonly check: () => Promise<void>;
}

/**
 * Replaces what runs by a set, as a release that is written down before and after; one at a time in a namespace. Where it fails, the
 * earlier release is put back.
 *
 * @throws Error where it was not begun, or was stopped: then what was applied stays, and a second run goes on
 */
export async function replaceSet(props: ReplaceSetProps): Promise<Ending> {
  const { cluster, stop, tell, release: told } = props;
  const { set, who } = told;
  await makeNamespace(cluster.kubectl, set);
  const lock = await DeployLock.take(cluster.steady, set.namespace, `${who}, process ${process.pid}`);
  try {
    const running = AbortSignal.any([stop, lock.lost]);
    const kubectl = new Kubectl(running, cluster.context);
    const last = (await listReleases(kubectl, set.namespace)).at(-1)?.number ?? 0;
    if (last !== props.lastNumber)
      throw new Error(`release ${last} came in between, so that more would change than was shown; deploy again`);
    const release: Release = { ...told, number: last + 1, state: 'deploying', when: new Date().toISOString() };
    await saveRelease(kubectl, release);
    return await bring(release, running, kubectl, props);
  } finally {
    // Where the cluster is gone, it is free by itself soon, and how the deploy ended is what must be told.
    await lock.giveBack().catch((error: Error) => tell(`the lock was not given back: ${error.message}`));
  }
}

async function bring(release: Release, running: AbortSignal, kubectl: Kubectl, props: ReplaceSetProps): Promise<Ending> {
  const { cluster, tell, limitSeconds, check, earlier } = props;
  const { set } = release;
  try {
    const rollouts = await install({ kubectl, stop: running, set, limitSeconds, tell, check });
    await markRelease(cluster.steady, release, 'deployed');
    await forgetOld(cluster.steady, set.namespace);
    return { kind: 'deployed', release, rollouts };
  } catch (error) {
    running.throwIfAborted();
    const reason = (error as Error).message;
    // Where the cluster is gone, nothing more can be written into it.
    await markRelease(cluster.steady, release, 'failed', reason).catch((cause: Error) => tell(cause.message));
    if (!earlier) return { kind: 'broken', release, reason };
    tell(`${reason}\nputting release ${earlier.number} back`);
    return putBack({ release, earlier, reason, running, kubectl, props });
  }
}

interface PutBackProps {
  readonly release: Release;
  readonly earlier: Release;
  readonly reason: string;
  readonly running: AbortSignal;
  readonly kubectl: Kubectl;
  readonly props: ReplaceSetProps;
}

async function putBack({ release, earlier, reason, running, kubectl, props }: PutBackProps): Promise<Ending> {
  const { limitSeconds, tell } = props;
  try {
    await install({ kubectl, stop: running, set: earlier.set, limitSeconds, tell, check: async () => {} });
    return { kind: 'put-back', release, earlier, reason };
  } catch (error) {
    running.throwIfAborted();
    return { kind: 'broken', release, reason: `${reason}\nand release ${earlier.number} does not come back: ${(error as Error).message}` };
  }
}

/** The lock and the releases are in it. */
async function makeNamespace(kubectl: Kubectl, { namespace, objects }: ManifestSet): Promise<void> {
  const declared = objects.filter(({ kind, metadata }) => kind === 'Namespace' && metadata.name === namespace);
  if (declared.length === 0) return;
  await kubectl.run(['apply', '--server-side', '--force-conflicts', `--field-manager=${FIELD_MANAGER}`, '--filename=-'], toList(declared));
}
