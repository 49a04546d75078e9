import type { Node, Pod } from './objects';
import { isReady } from './platform';

/** Which node does what in a proof. */
export interface Places {
  /** Drained and lost: it has no store, and of all such nodes the most pods of services. */
  readonly victim: string;
  /** Where the load runs. */
  readonly load: string;
}

/**
 * Chooses nodes. A store has one pod: while that moves, the services that need it answer nothing, and no release can change that. So
 * the node that is drained and lost has none.
 *
 * @param isService whether a pod is of a service, and not of a store
 * @throws Error where every node has a store, or too few are ready
 */
export function choosePlaces(nodes: readonly Node[], pods: readonly Pod[], isService: (pod: Pod) => boolean): Places {
  const ready = nodes.filter(isReady).map(({ metadata }) => metadata.name);
  const count = (node: string, which: (pod: Pod) => boolean) => pods.filter((pod) => pod.spec.nodeName === node && which(pod)).length;
  const stores = ready.filter((node) => count(node, (pod) => !isService(pod)) > 0);
  const [victim] = ready.filter((node) => !stores.includes(node)).sort((a, b) => count(b, isService) - count(a, isService));
  const load = [...stores, ...ready].find((node) => node !== victim);
  if (victim === undefined || load === undefined)
    throw new Error(`each of ${ready.length} ready nodes has a store, so that none can be drained; a proof needs one more`);
  return { victim, load };
}

/** @throws Error where a node has no pods, so that nothing would be seen */
export function countPods(pods: readonly Pod[], node: string): number {
  const count = pods.filter(({ spec }) => spec.nodeName === node).length;
  if (count === 0)
    throw new Error(
      `node ${node} has no pods, and nothing spreads them anew by itself; kubectl rollout restart deployment does, and so does the step upgrade`,
    );
  return count;
}
