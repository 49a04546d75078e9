import type { EdgeState, GraphEdge, GraphNode } from 'fairlead/doctor';
import { plural } from '../../text/plural';
import type { PageGraph } from '../page-graph';
import type { Picture, PictureArrow, PictureNode } from './picture';
import { STATE_NAMES, STATES } from './states';

/** More nodes than this nobody takes in at once: then each namespace is a picture, beside one of all namespaces. */
export const MOST_NODES = 60;

/** Ends outside the manifests that are drawn one by one beside a namespace. */
const MOST_OUTSIDE = 12;

/** The pictures of a graph: one of all, or one of the namespaces and one for each of them. */
export function derivePictures(graph: PageGraph): readonly Picture[] {
  const { nodes } = graph;
  if (nodes.length === 0) return [];
  if (nodes.length <= MOST_NODES) return [draw(graph, 'everything', nodes)];
  const namespaces = graph.homes.filter(({ namespace }) => namespace !== undefined);
  return [draw(graph, 'all namespaces', []), ...namespaces.map(({ name, nodes: own }) => drawNamespace(graph, name, own))];
}

function drawNamespace(graph: PageGraph, title: string, own: readonly GraphNode[]): Picture {
  const busiest = [...own].sort((a, b) => graph.edgesOf(b.id).length - graph.edgesOf(a.id).length).slice(0, MOST_NODES);
  const neighbours = graph.edges
    .filter(({ from, to }) => own.some(({ id }) => id === from || id === to))
    .flatMap(({ from, to }) => [from, to]);
  const outside = graph.nodes.filter(({ id, namespace }) => namespace === undefined && neighbours.includes(id));
  const shown = [...busiest, ...(outside.length <= MOST_OUTSIDE ? outside : [])];
  return { ...draw(graph, title, shown, new Set(own.map(({ id }) => id))), leftOut: own.length - busiest.length };
}

/**
 * @param shown nodes that are drawn one by one; of the others, those of one namespace are one node
 * @param about edges that touch none of these are left out
 */
function draw(graph: PageGraph, title: string, shown: readonly GraphNode[], about?: ReadonlySet<string>): Picture {
  const alone = new Set(shown.map(({ id }) => id));
  const nameOf = (id: string) => (alone.has(id) ? id : graph.homeOf(id).name);
  const edges = graph.edges.filter(({ from, to }) => !about || about.has(from) || about.has(to));
  const arrows = joinEdges(edges, nameOf, graph).filter(({ from, to }) => from !== to || alone.has(from));
  const touched = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  const homes = graph.homes.filter(({ name, nodes }) => nodes.some(({ id }) => !alone.has(id)) && (!about || touched.has(name)));
  const namespaces = [...new Set(shown.map(({ namespace }) => namespace))].filter((namespace) => namespace !== undefined);
  return {
    title,
    boxes: namespaces.map((namespace) => ({ id: namespace, label: namespace })),
    nodes: [...shown.map((node) => toPictureNode(node, graph)), ...homes.map((home) => collapse(home, graph))],
    arrows,
    leftOut: 0,
  };
}

function toPictureNode(node: GraphNode, graph: PageGraph): PictureNode {
  const { id, label, kind, namespace, openToEveryone } = node;
  const open = [
    ...(openToEveryone.ingress === undefined ? [] : ['lets everyone in']),
    ...(openToEveryone.egress === undefined ? [] : ['may call everyone']),
  ];
  const severity = graph.severityOf(id);
  return {
    id,
    ...(namespace === undefined ? splitLabel(node) : { label, notes: [kind, ...open] }),
    shape: shapeOf(node),
    target: graph.targetOf(node),
    ...(namespace !== undefined && { box: namespace }),
    ...(severity && { severity }),
  };
}

/** `pods k8s-app=kube-dns of namespace kube-system` is long: which pods, and where. */
function splitLabel({ label, kind }: GraphNode): Pick<PictureNode, 'label' | 'notes'> {
  const [pods = '', where] = label.split(/ of (?=namespace|other namespaces|every )/, 2);
  return where === undefined
    ? { label: shorten(label), notes: [kind] }
    : { label: shorten(pods.replace(/^pods /, '')), notes: [shorten(`of ${where}`)] };
}

function collapse({ name, namespace, nodes, target }: PageGraph['homes'][number], graph: PageGraph): PictureNode {
  const severities = nodes.map(({ id }) => graph.severityOf(id));
  const severity = (['error', 'warning'] as const).find((each) => severities.includes(each));
  const notes = [namespace === undefined ? plural(nodes.length, 'end') : `namespace of ${plural(nodes.length, 'pod set')}`];
  return { id: name, label: name, notes, shape: 'namespace', target, ...(severity && { severity }) };
}

/** Edges between the same two nodes of a picture are one arrow, of the worst state. */
function joinEdges(edges: readonly GraphEdge[], nameOf: (id: string) => string, graph: PageGraph): readonly PictureArrow[] {
  const groups = new Map<string, JoinedEdges>();
  for (const edge of edges) {
    const [from, to] = [nameOf(edge.from), nameOf(edge.to)];
    const isAlone = from === edge.from && to === edge.to;
    const key = JSON.stringify([from, to, isAlone && edge.state]);
    groups.set(key, { from, to, edges: [...(groups.get(key)?.edges ?? []), edge] });
  }
  return [...groups.values()].flatMap((joined) => toArrow(joined, graph));
}

interface JoinedEdges {
  readonly from: string;
  readonly to: string;
  readonly edges: readonly GraphEdge[];
}

function toArrow({ from, to, edges }: JoinedEdges, graph: PageGraph): readonly PictureArrow[] {
  const [first] = edges;
  if (!first) return [];
  const isAlone = from === first.from && to === first.to && edges.length === 1;
  const state = STATE_NAMES.find((name) => edges.some((edge) => edge.state === name)) ?? first.state;
  const label = labelOf(isAlone ? first.ports : plural(edges.length, 'edge'), state);
  return [{ from, to, state, label, target: isAlone ? graph.targetOf(first) : graph.homeOf(first.from).target }];
}

/** Longer texts are told in full where a node or an arrow leads. */
const MOST_CHARACTERS = 34;

function shorten(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}

function labelOf(text: string, state: EdgeState): string {
  return [STATES[state].sign, shorten(text)].filter(Boolean).join(' ');
}

function shapeOf({ kind, namespace, workload }: GraphNode): PictureNode['shape'] {
  if (namespace === undefined) return 'outside';
  if (!workload) return 'all';
  return kind === 'StatefulSet' ? 'store' : 'pods';
}
