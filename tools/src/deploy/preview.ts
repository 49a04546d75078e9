import type { Cluster } from './cluster/open-cluster';
import { describePlan } from './plan/describe-plan';
import { type LiveObjects, readLive } from './plan/live-objects';
import { findObstacles } from './plan/obstacles';
import { isEmptyPlan, makePlan, type Plan } from './plan/plan';
import { showDiff } from './plan/show-diff';
import type { Release } from './release/release';
import { listReleases } from './release/release-store';
import type { ManifestSet } from './set/manifest-set';
import { withLiveSecrets } from './set/secrets';

/** What a deploy would do, and what is there. Nothing has been changed. */
export interface Preview {
  readonly plan: Plan;
  readonly releases: readonly Release[];
  /** What people read: the objects, and what `fairlead diff` says of them. */
  readonly lines: readonly string[];
}

/** @throws Error with all that stands in the way: objects of others, fields that nobody can change, what the API server refuses */
export async function preview({ kubectl }: Cluster, set: ManifestSet): Promise<Preview> {
  const live = await readLive(kubectl, set);
  const { objects } = withLiveSecrets(set.objects, live.ofSet);
  const completed = { ...set, objects };
  const obstacles = findObstacles(completed, live);
  if (obstacles.length > 0) throw new Error(['nothing was applied, for this stands in the way:', ...obstacles].join('\n'));
  const plan = await makePlan(kubectl, completed, live);
  return { plan, releases: await listReleases(kubectl, set.namespace), lines: await describe(plan, live, completed) };
}

async function describe(plan: Plan, { ofSet, leaving }: LiveObjects, { objects }: ManifestSet): Promise<readonly string[]> {
  if (isEmptyPlan(plan)) return describePlan(plan);
  const diff = await showDiff([...ofSet, ...leaving], objects);
  return [...describePlan(plan), ...(diff === undefined ? [] : ['', 'fairlead diff, of what is there against this:', '', diff])];
}
