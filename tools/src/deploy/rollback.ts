import { readEnvironment } from '../environment/environment';
import { ask } from './ask';
import { describeRelease, EXIT, factsOf, type Outcome, type Task, toOutcome } from './deploy';
import { preview } from './preview';
import { findCurrent, findEarlier, type Release } from './release/release';
import { listReleases, markRelease } from './release/release-store';
import { replaceSet } from './replace-set';
import { runSmoke } from './smoke';
import { findWho } from './who';

/** `npm run deploy -- --rollback`: an earlier release, from what the cluster keeps of it, as a new one. */
export async function rollBack(task: Task): Promise<Outcome> {
  const { options, cluster, stop, tell } = task;
  const { namespace } = readEnvironment(options.env);
  const releases = await listReleases(cluster.kubectl, namespace);
  const target = findTarget(releases, options.to, namespace);
  const facts = factsOf(task, target.set, target.tag, findCurrent(releases));
  const seen = await preview(cluster, target.set);
  if (options.dryRun)
    return { code: EXIT.done, summary: { title: `${options.env}: release ${target.number} would be put back`, facts, plan: seen.lines } };
  seen.lines.forEach(tell);
  const question = `Put ${describeRelease(target)} back, in ${namespace} of context ${cluster.context}?`;
  if (!options.yes && !(await ask(question, stop)))
    return { code: EXIT.unchanged, summary: { title: `${options.env}: nothing was changed`, facts, plan: [] } };
  const ending = await replaceSet({
    cluster,
    stop,
    tell,
    release: { environment: options.env, tag: target.tag, who: findWho(process.env), commit: target.commit, set: target.set },
    lastNumber: releases.at(-1)?.number ?? 0,
    earlier: undefined,
    limitSeconds: options.waitSeconds,
    check: async () => (options.url === undefined ? undefined : runSmoke(options.url, stop)),
  });
  if (ending.kind === 'deployed') await markLeft(task, releases, target);
  const outcome = toOutcome(ending, { facts, seen, environment: options.env });
  if (outcome.code !== EXIT.done) return outcome;
  const title = `${options.env}: release ${target.number} (${target.tag}) is back`;
  const next = `The files still say what was there before: git revert it, or write ${target.tag} into overlays/${options.env}/images.json.`;
  return { code: EXIT.done, summary: { ...outcome.summary, title, next } };
}

/** Nobody wants to go back to what somebody went back from. */
async function markLeft({ cluster }: Task, releases: readonly Release[], target: Release): Promise<void> {
  const left = releases.filter(({ number, state }) => number > target.number && state === 'deployed');
  for (const release of left) await markRelease(cluster.steady, release, 'rolled-back');
}

function findTarget(releases: readonly Release[], number: number | undefined, namespace: string): Release {
  const target = number === undefined ? findEarlier(releases) : releases.find((release) => release.number === number);
  if (target) return target;
  const kept = releases.map(({ number: each, state, tag }) => `${each} (${tag}, ${state})`).join(', ');
  throw new Error(
    `${number === undefined ? `no earlier release of ${namespace} is kept` : `release ${number} of ${namespace} is not kept`}; ` +
      `the cluster has ${kept || 'none'}`,
  );
}
