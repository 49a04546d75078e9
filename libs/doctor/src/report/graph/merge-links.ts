import type { PodSet } from '../../reach/pod-set';
import { groupBy } from '../../sets/group-by';
import { idOf, type Link, type LinkEnd, namespaceOf, podSetsOf } from './link';

/** Fewer pod sets than this are drawn one by one, though they are all of their namespace. */
const LEAST = 3;

/**
 * The same traffic in fewer links: what holds for every pod of a namespace, such as name resolution, is one link of them all. Where a
 * policy opens a namespace to itself, the links are as many as there are pairs.
 */
export function mergeLinks(links: readonly Link[], podSets: readonly PodSet[]): readonly Link[] {
  const residents = groupBy(podSets, ({ workload }) => workload.namespace);
  return mergeAt('to', mergeAt('from', links, residents), residents);
}

type Residents = ReadonlyMap<string, readonly PodSet[]>;

/** Merges links that differ in one of their ends alone, where those ends are all pods of a namespace. */
function mergeAt(side: 'from' | 'to', links: readonly Link[], residents: Residents): readonly Link[] {
  const groups = groupBy(links, (link) =>
    [idOf(link[side === 'from' ? 'to' : 'from']), namespaceOf(link[side]), link.ports, link.state].join('\n'),
  );
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    const namespace = first && namespaceOf(first[side]);
    const all = namespace === undefined ? [] : (residents.get(namespace) ?? []);
    if (!first || namespace === undefined || !isEvery(same, side, all)) return same;
    const every: LinkEnd = { type: 'every-pod', namespace, podSets: all };
    return [{ ...first, [side]: every, evidence: same.flatMap(({ evidence }) => evidence) }];
  });
}

/** A single pod has no traffic with itself. */
function isEvery(same: readonly Link[], side: 'from' | 'to', all: readonly PodSet[]): boolean {
  if (all.length < LEAST || same[0]?.[side].type !== 'workload') return false;
  const linked = new Set(same.flatMap((link) => podSetsOf(link[side])));
  const others = new Set(same.flatMap((link) => podSetsOf(link[side === 'from' ? 'to' : 'from'])));
  return all.every((podSet) => linked.has(podSet) || (others.size === 1 && others.has(podSet) && podSet.isSinglePod));
}
