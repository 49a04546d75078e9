import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findNearestWord } from 'fairlead/contract';
import type { Layout } from '../output/layout';
import type { Synthesis } from '../synthesis';
import { readManifests } from './read-manifests';
import { findRefusals, formatTarget, type Refusal } from './refusals';

/** What `--replace` takes for every object. */
export const ALL = 'all';

/**
 * What an apply of the manifests would be refused for, over the files that are there. A file that stays as it is changes no object.
 *
 * @param layout where the files are
 * @param stale paths of files that would change or go
 * @param replaced objects that somebody means to delete: `StatefulSet/shop-prod/redis`, or `all`
 * @throws UnreadableManifests
 */
export function checkUpgrade(
  syntheses: readonly Synthesis[],
  { root, manifestsOf }: Pick<Layout, 'root' | 'manifestsOf'>,
  stale: readonly string[],
  replaced: readonly string[],
): readonly Refusal[] {
  if (replaced.includes(ALL)) return [];
  const folders = syntheses.map(({ environment }) => manifestsOf(environment));
  const files = stale.filter((path) => folders.includes(dirname(path)) && existsSync(join(root, path)));
  const read = readManifests(root, files);
  return syntheses
    .flatMap((synthesis) => {
      const manifests = manifestsOf(synthesis.environment);
      const before = [...read].flatMap(([path, objects]) => (dirname(path) === manifests ? objects : []));
      return findRefusals({ manifests, before, after: objectsOf(synthesis) });
    })
    .filter(({ object }) => !replaced.includes(object));
}

/** What is wrong with the objects that somebody means to replace: a misspelt one would replace nothing. */
export function findUnknownTargets(syntheses: readonly Synthesis[], replaced: readonly string[]): readonly string[] {
  const rendered = syntheses.flatMap((synthesis) => objectsOf(synthesis).map(formatTarget));
  return replaced
    .filter((object) => object !== ALL && !rendered.includes(object))
    .map((object) => `--replace is ${object}, and no such object is rendered; ${advise(object, rendered)}`);
}

function advise(object: string, rendered: readonly string[]): string {
  const meant = findNearestWord(object, [...rendered, ALL]);
  return meant === undefined ? `give one as kind/namespace/name, such as ${rendered.at(-1)}, or ${ALL}` : `did you mean ${meant}?`;
}

function objectsOf({ manifests }: Synthesis) {
  return manifests.flatMap(({ objects }) => objects);
}
