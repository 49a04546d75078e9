import type { ElkExtendedEdge, ElkLabel, ElkNode } from 'elkjs/lib/elk-api';
import type { Picture, PictureArrow, PictureBox, PictureNode } from './picture';

/** A point of a picture, from its upper left corner, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle from its upper left corner. */
export interface Area extends Point {
  readonly width: number;
  readonly height: number;
}

/** Something with its place. */
export interface Placed<Item> {
  readonly item: Item;
  readonly area: Area;
}

/** An arrow with its way, and the place of its label. */
export interface PlacedArrow extends Placed<PictureArrow> {
  readonly points: readonly Point[];
}

/** A picture with the places of all that is in it. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Placed<PictureBox>[];
  readonly nodes: readonly Placed<PictureNode>[];
  readonly arrows: readonly PlacedArrow[];
}

/** In CSS pixels. A character counts as in the widest of the usual fonts, so that texts stay in their boxes. */
export const SIZES = Object.freeze({ character: 7.8, noteCharacter: 6.4, line: 20, noteLine: 15, padding: 11, boxLabel: 32 });

/** @see https://eclipse.dev/elk/reference/options.html */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.json.shapeCoords': 'ROOT',
  'elk.json.edgeCoords': 'ROOT',
  'elk.padding': padding(SIZES.padding),
  'elk.spacing.nodeNode': '24',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeLabel': '3',
  'elk.layered.spacing.nodeNodeBetweenLayers': '44',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
};

/** Places everything, callers to the left. The same picture is laid out the same each time. */
export async function layOut(picture: Picture): Promise<Layout> {
  const { default: Elk } = await import('elkjs/lib/elk.bundled.js');
  const laidOut = await new Elk().layout(toElkGraph(picture));
  return toLayout(picture, laidOut);
}

/** Names in manifests may be anything: ELK is told numbers. */
function toElkGraph({ boxes, nodes, arrows }: Picture): ElkNode {
  const ids = new Map(nodes.map(({ id }, index) => [id, `node${index}`]));
  const toElkNode = (node: PictureNode): ElkNode => ({ id: ids.get(node.id) ?? '', ...sizeOf(node) });
  const inside = boxes.map(({ id }, index) => ({
    id: `box${index}`,
    layoutOptions: { 'elk.padding': padding(SIZES.padding + 4, SIZES.boxLabel) },
    children: nodes.filter(({ box }) => box === id).map(toElkNode),
  }));
  return {
    id: 'picture',
    layoutOptions: OPTIONS,
    children: [...inside, ...nodes.filter(({ box }) => box === undefined).map(toElkNode)],
    edges: arrows.map(({ from, to, label }, index) => ({
      id: `arrow${index}`,
      sources: [ids.get(from) ?? ''],
      targets: [ids.get(to) ?? ''],
      labels: [{ text: label, width: label.length * SIZES.noteCharacter + 8, height: SIZES.noteLine }],
    })),
  };
}

function toLayout({ boxes, nodes, arrows }: Picture, graph: ElkNode): Layout {
  const children = graph.children ?? [];
  const areas = new Map([...children, ...children.flatMap((child) => child.children ?? [])].map((child) => [child.id, areaOf(child)]));
  const place = <Item>(items: readonly Item[], prefix: string): readonly Placed<Item>[] =>
    items.map((item, index) => ({ item, area: areas.get(`${prefix}${index}`) ?? areaOf({}) }));
  const edges = new Map((graph.edges ?? []).map((edge) => [edge.id, edge]));
  return {
    width: Math.ceil(graph.width ?? 0),
    height: Math.ceil(graph.height ?? 0),
    boxes: place(boxes, 'box'),
    nodes: place(nodes, 'node'),
    arrows: arrows.map((item, index) => placeArrow(item, edges.get(`arrow${index}`))),
  };
}

function placeArrow(item: PictureArrow, edge: ElkExtendedEdge | undefined): PlacedArrow {
  const points = (edge?.sections ?? []).flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint]);
  return { item, area: areaOf(edge?.labels?.[0] ?? {}), points };
}

function areaOf({ x = 0, y = 0, width = 0, height = 0 }: ElkLabel): Area {
  return { x, y, width, height };
}

function sizeOf({ label, notes }: PictureNode) {
  const { character, noteCharacter, line, noteLine } = SIZES;
  const width = Math.max(label.length * character, ...notes.map((note) => note.length * noteCharacter));
  return { width: Math.max(80, width + 2 * SIZES.padding), height: line + notes.length * noteLine + 1.4 * SIZES.padding };
}

function padding(sides: number, top = sides): string {
  return `[top=${top},left=${sides},bottom=${sides},right=${sides}]`;
}
