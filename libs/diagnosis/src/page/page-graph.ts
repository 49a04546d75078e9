import type { GraphEdge, GraphNode, TrafficGraph } from 'fairlead/doctor';
import type { Diagnostic } from '../judge/diagnosis';

/** The nodes of a namespace, or those outside the manifests. */
export interface Home {
  readonly name: string;
  /** @default outside the manifests */
  readonly namespace?: string;
  readonly nodes: readonly GraphNode[];
  readonly target: string;
}

const OUTSIDE = 'outside the manifests';

/** A graph with what a page asks of it: where each of its parts is told of, who its neighbours are, and what is wrong with it. */
export class PageGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly homes: readonly Home[];
  readonly #targets: ReadonlyMap<GraphNode | GraphEdge, string>;
  readonly #nodes: ReadonlyMap<string, GraphNode>;
  readonly #homes: ReadonlyMap<string, Home>;
  readonly #edges: ReadonlyMap<string, readonly GraphEdge[]>;
  readonly #findings: ReadonlyMap<string, readonly number[]>;
  readonly #diagnostics: readonly Diagnostic[];

  constructor({ nodes, edges }: TrafficGraph, diagnostics: readonly Diagnostic[]) {
    this.nodes = nodes;
    this.edges = edges;
    this.homes = listHomes(nodes);
    this.#targets = new Map<GraphNode | GraphEdge, string>([
      ...nodes.map((node, index) => [node, `node-${index}`] as const),
      ...edges.map((edge, index) => [edge, `edge-${index}`] as const),
    ]);
    this.#nodes = new Map(nodes.map((node) => [node.id, node]));
    this.#homes = new Map(this.homes.flatMap((home) => home.nodes.map(({ id }) => [id, home] as const)));
    this.#edges = groupMany(edges, ({ from, to }) => [...new Set([from, to])]);
    this.#diagnostics = diagnostics;
    this.#findings = groupFindings(diagnostics);
  }

  /** The id of the element that tells of a node or an edge. */
  targetOf(part: GraphNode | GraphEdge): string {
    return this.#targets.get(part) ?? '';
  }

  /** @throws RangeError for a node of another graph */
  nodeOf(id: string): GraphNode {
    const node = this.#nodes.get(id);
    if (!node) throw new RangeError(`there is no node ${id}`);
    return node;
  }

  /** @throws RangeError for a node of another graph */
  homeOf(id: string): Home {
    const home = this.#homes.get(id);
    if (!home) throw new RangeError(`there is no node ${id}`);
    return home;
  }

  /** The edges of a node, in and out. */
  edgesOf(id: string): readonly GraphEdge[] {
    return this.#edges.get(id) ?? [];
  }

  /** Indexes of the findings that are about a node, or that name it as evidence. */
  findingsOf({ workload }: GraphNode): readonly number[] {
    return workload ? (this.#findings.get(keyOf(workload)) ?? []) : [];
  }

  /** The worst severity of a node's findings; info is none. */
  severityOf(id: string): 'error' | 'warning' | undefined {
    const severities = this.findingsOf(this.nodeOf(id)).map((index) => this.#diagnostics[index]?.severity);
    return (['error', 'warning'] as const).find((severity) => severities.includes(severity));
  }
}

function listHomes(nodes: readonly GraphNode[]): readonly Home[] {
  const groups = groupMany(nodes, ({ namespace }) => [namespace]);
  return [...groups].map(([namespace, own], index) => ({
    name: namespace === undefined ? OUTSIDE : `namespace ${namespace}`,
    ...(namespace !== undefined && { namespace }),
    nodes: own,
    target: `home-${index}`,
  }));
}

function groupFindings(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly number[]> {
  const indexes = diagnostics.map((_, index) => index);
  return groupMany(indexes, (index) => {
    const { resource, evidence } = diagnostics[index] as Diagnostic;
    return [...new Set([resource, ...evidence.map((each) => each.resource)].map(keyOf))];
  });
}

/** Objects of one namespace may be told without it where it is the default. */
function keyOf({ kind, namespace = 'default', name }: Diagnostic['resource']): string {
  return `${kind}\n${namespace}\n${name}`;
}

function groupMany<Item, Key>(items: readonly Item[], keysOf: (item: Item) => readonly Key[]): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
