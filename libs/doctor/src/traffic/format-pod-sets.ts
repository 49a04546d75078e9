import type { ResolvedEnd } from './resolved-end';
import type { PodSet } from '../reach/pod-set';

/** How many names, or pieces of evidence, one finding gives at most. */
export const SHOWN = 3;

/** Names of pod sets in order, with only the first few of a long list. */
export function formatPodSets(podSets: Iterable<PodSet>): string {
  const names = [...podSets].map(({ name }) => name).sort();
  const more = names.length - SHOWN;
  return more > 1 ? `${names.slice(0, SHOWN).join(', ')} and ${more} more` : names.join(', ');
}

/** An end's own words when all of it is meant, else the names of the pod sets that are. */
export function formatMembers(end: ResolvedEnd, podSets: ReadonlySet<PodSet>): string {
  return podSets.size === 0 || podSets.size === end.podSets.size ? end.text : formatPodSets(podSets);
}
