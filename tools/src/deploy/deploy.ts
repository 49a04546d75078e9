import { setTimeout as wait } from 'node:timers/promises';
import { ask } from './ask';
import type { Cluster } from './cluster/open-cluster';
import type { Options } from './options';
import { isEmptyPlan } from './plan/plan';
import { type Preview, preview } from './preview';
import { findCurrent, type Release } from './release/release';
import { RenderedSet } from './render/render-set';
import { type Ending, replaceSet } from './replace-set';
import { awaitRollouts } from './rollout/await-rollouts';
import type { ManifestSet } from './set/manifest-set';
import { runSmoke } from './smoke';
import type { Summary } from './summary';
import { findCommit, findWho } from './who';

/** What a command that works on a cluster has. */
export interface Task {
  readonly options: Options;
  readonly cluster: Cluster;
  readonly stop: AbortSignal;
  readonly tell: (line: string) => void;
}

/** What a command leaves behind. */
export interface Outcome {
  readonly code: number;
  readonly summary: Summary;
}

/** As the usage lists them. */
export const EXIT = { done: 0, unchanged: 1, broken: 3 } as const;

/** `npm run deploy` with an environment as it is declared. */
export async function deploy(task: Task): Promise<Outcome> {
  const { options, tell, stop } = task;
  const commit = findCommit();
  tell(`proving and rendering ${options.env}`);
  const rendered = RenderedSet.render(options.env, options.tag);
  let isDone = false;
  try {
    // A stop that came while synth held this process is heard now.
    await wait(0);
    stop.throwIfAborted();
    const outcome = await bringRendered(task, rendered, commit);
    isDone = outcome.code === EXIT.done && !options.dryRun;
    return outcome;
  } finally {
    if (!isDone) rendered.restore();
  }
}

async function bringRendered(task: Task, rendered: RenderedSet, commit: string): Promise<Outcome> {
  const { set, tag } = rendered;
  const { options, cluster, stop, tell } = task;
  const seen = await preview(cluster, set);
  const current = findCurrent(seen.releases);
  const facts = factsOf(task, set, tag, current);
  if (options.dryRun) return { code: EXIT.done, summary: { title: `${options.env}: ${tag} would be deployed`, facts, plan: seen.lines } };
  if (isEmptyPlan(seen.plan) && current && current === seen.releases.at(-1)) {
    rendered.commit();
    return confirm(task, set, { title: `${options.env}: nothing to change, ${tag} runs`, facts, plan: [] });
  }
  seen.lines.forEach(tell);
  if (current === undefined) tell('no earlier release is kept in the cluster: where this fails, nothing can be put back');
  if (!options.yes && !(await ask(`Deploy ${tag} to ${set.namespace} of context ${cluster.context}?`, stop)))
    return { code: EXIT.unchanged, summary: { title: `${options.env}: nothing was changed`, facts, plan: [] } };
  rendered.commit();
  const { url } = options;
  const ending = await replaceSet({
    cluster,
    stop,
    tell,
    release: { environment: options.env, tag, who: findWho(process.env), commit, set },
    lastNumber: seen.releases.at(-1)?.number ?? 0,
    earlier: current,
    limitSeconds: options.waitSeconds,
    check: async () => (url === undefined ? undefined : runSmoke(url, stop)),
  });
  return toOutcome(ending, { facts, seen, environment: options.env });
}

/** Nothing changes, yet what runs may not be ready, or not answer. */
async function confirm({ cluster, stop, tell, options }: Task, set: ManifestSet, summary: Summary): Promise<Outcome> {
  const rollouts = await awaitRollouts({ kubectl: cluster.kubectl, stop, set, limitSeconds: options.waitSeconds, tell });
  if (options.url !== undefined) await runSmoke(options.url, stop);
  return { code: EXIT.done, summary: { ...summary, rollouts } };
}

export function factsOf(
  { options, cluster }: Task,
  { namespace }: ManifestSet,
  tag: string,
  current: Release | undefined,
): Summary['facts'] {
  return [
    ['environment', `${options.env}, namespace ${namespace}`],
    ['cluster', `context ${cluster.context}`],
    ['images', tag],
    ['before', current ? describeRelease(current) : 'no release'],
  ];
}

export function describeRelease({ number, tag, who, when }: Release): string {
  return `release ${number}: ${tag}, by ${who}, ${when}`;
}

/** How it ended, in words. */
export function toOutcome(
  ending: Ending,
  { facts, seen, environment }: { readonly facts: Summary['facts']; readonly seen: Preview; readonly environment: string },
): Outcome {
  const { release } = ending;
  const plan = seen.lines;
  const own = [...facts, ['release', `${release.number}, by ${release.who}`] as const];
  switch (ending.kind) {
    case 'deployed':
      return {
        code: EXIT.done,
        summary: { title: `${environment}: ${release.tag} is deployed`, facts: own, plan, rollouts: ending.rollouts },
      };
    case 'put-back':
      return {
        code: EXIT.unchanged,
        summary: {
          title: `${environment}: ${release.tag} failed, and release ${ending.earlier.number} (${ending.earlier.tag}) is back`,
          facts: own,
          plan,
          reason: ending.reason,
          next: 'Mend what is named above, then deploy again.',
        },
      };
    case 'broken':
      return {
        code: EXIT.broken,
        summary: {
          title: `${environment}: ${release.tag} failed, and nothing was put back`,
          facts: own,
          plan,
          reason: ending.reason,
          next: 'What was applied stays. Mend what is named above, then deploy again: it goes on where it was.',
        },
      };
  }
}
