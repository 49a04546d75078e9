import type { Node, Pod } from './objects';
import { isReady } from './platform';

/** Which node does what in a proof. */
export interface Places {
  /** Drained and lost: it has pods of services, and no store. */
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
  const [victim] = ready
    .filter((node) => !stores.includes(node) && count(node, isService) > 0)
    .sort((a, b) => count(b, isService) - count(a, isService));
  const load = [...stores, ...ready].find((node) => node !== victim);
  if (victim === undefined || load === undefined)
    throw new Error(
      `of ${ready.length} ready nodes, none has pods of services and no store, so that none can be drained; a proof needs one node more than there are nodes with a store`,
    );
  return { victim, load };
}
