import type { Dependency } from '../../dependencies/infer-dependencies';
import { Cluster } from '../../reach/cluster';
import { Connectivity, type ConnectivityOptions } from '../../reach/connectivity';
import { Inventory } from '../../read/inventory';
import { byKey } from '../../sets/by-key';
import { Declaration } from '../../traffic/declaration';
import type { DeclaredTraffic } from '../../traffic/declared-traffic';
import { listSelectors } from '../../traffic/prove-traffic';
import { listAllowedLinks } from './allowed-links';
import { listDeclaredLinks } from './declared-links';
import { toEdge } from './edge';
import { addInferred } from './inferred-links';
import { idOf, type LinkEnd } from './link';
import { mergeLinks } from './merge-links';
import { toNode } from './node';
import type { TrafficGraph } from './traffic-graph';

/** What {@link deriveTrafficGraph} is told beside the manifests. */
export interface TrafficGraphOptions extends ConnectivityOptions {
  /**
   * All traffic that is meant to flow.
   *
   * @default nobody says what is meant: what passes is `allowed`
   */
  readonly traffic?: readonly DeclaredTraffic[];
  /**
   * What programs are told to connect to.
   *
   * @default nothing is known of it
   */
  readonly inferred?: readonly Dependency[];
}

/**
 * The traffic of manifests as a graph for a picture: who talks to whom, whether that is meant, and which rules of which policies decide.
 * What is open to everyone is said of the node, and is no edge.
 */
export function deriveTrafficGraph(
  documents: readonly unknown[] | Inventory,
  { traffic, inferred = [], ...options }: TrafficGraphOptions = {},
): TrafficGraph {
  const cluster = new Cluster(Inventory.of(documents), listSelectors(traffic ?? []));
  const connectivity = new Connectivity(cluster, options);
  const declaration = new Declaration(traffic ?? [], cluster);
  const links = [
    ...listDeclaredLinks(declaration, connectivity),
    ...listAllowedLinks(connectivity, declaration, traffic ? 'undeclared' : 'allowed'),
  ];
  const merged = mergeLinks(addInferred(links, inferred, connectivity), cluster.podSets);
  const ends: readonly LinkEnd[] = [
    ...cluster.podSets.map((podSet) => ({ type: 'workload', podSet }) as const),
    ...merged.flatMap(({ from, to }) => [from, to]),
  ];
  const nodes = [...new Map(ends.map((end) => [idOf(end), end]))].sort(byKey).map(([, end]) => toNode(end, connectivity));
  return {
    nodes: [...nodes.filter(({ namespace }) => namespace !== undefined), ...nodes.filter(({ namespace }) => namespace === undefined)],
    edges: merged.map((link) => toEdge(link, connectivity)),
  };
}
