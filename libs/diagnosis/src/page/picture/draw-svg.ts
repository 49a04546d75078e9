import { html, type Html } from '../html';
import type { Area, Layout, Placed, PlacedArrow, Point } from './lay-out';
import { SIZES } from './lay-out';
import type { PictureBox, PictureNode } from './picture';

/** A wider picture does not fit a screen: its texts could not be read. It is drawn smaller, and scrolls. */
const WIDEST = 1800;
const WIDE_SCALE = 0.75;

/** A picture as SVG. Nodes and arrows that lead somewhere are links: they work with the keyboard, and without a script. */
export function drawSvg({ width, height, boxes, nodes, arrows }: Layout, title: string): Html {
  const [kind, scale] = width > WIDEST ? ['wide', WIDE_SCALE] : ['', 1];
  return html`<svg
    class="picture ${kind}"
    viewBox="0 0 ${width} ${height}"
    width="${width * scale}"
    height="${height * scale}"
    role="group"
    aria-label="${title}"
  >
    ${boxes.map(drawBox)} ${arrows.map(drawArrow)} ${nodes.map(drawNode)}
  </svg>`;
}

function drawBox({ item, area }: Placed<PictureBox>): Html {
  return html`<g class="box">
    ${rectangle(area, 10)}
    <text x="${area.x + SIZES.padding}" y="${area.y + 20}">${item.label}</text>
  </g> `;
}

/** What stands for many has a second edge behind it. */
function drawNode({ item, area }: Placed<PictureNode>): Html {
  const { id, label, notes, shape, target, severity } = item;
  const { x, y, width, height } = area;
  const middle = x + width / 2;
  const first = y + (height - SIZES.line - notes.length * SIZES.noteLine) / 2 + 15;
  return html`<a
    class="node ${shape} ${severity}"
    ${leadTo(target)}
    data-id="${id}"
    aria-label="${[label, ...notes].join(', ')}${severity && `, with ${severity}s`}"
  >
    ${['store', 'all', 'namespace'].includes(shape) ? rectangle({ ...area, x: x + 4, y: y + 4 }, cornerOf(shape)) : undefined}
    ${rectangle(area, cornerOf(shape))}
    <text x="${middle}" y="${first}" class="label">${label}</text>
    ${notes.map((note, index) => html`<text x="${middle}" y="${first + (index + 1) * SIZES.noteLine}" class="note">${note}</text>`)}
    ${severity && html`<text x="${x + width - 6}" y="${y + 14}" class="flag">${severity === 'error' ? '✖' : '▲'}</text>`}
  </a> `;
}

function leadTo(target: string | undefined): Html {
  return target === undefined ? html`role="img"` : html`href="#${target}"`;
}

function cornerOf(shape: PictureNode['shape']): number {
  return shape === 'outside' ? 16 : 6;
}

function drawArrow({ item, area, points }: PlacedArrow): Html {
  const { from, to, state, label, target } = item;
  const path = pathOf(points);
  return html`<a
    class="arrow ${state}"
    ${leadTo(target)}
    data-state="${state}"
    data-from="${from}"
    data-to="${to}"
    aria-label="${from} to ${to}, ${label}, ${state}"
  >
    <path class="reach" d="${path}" />
    <path class="line" d="${path}" />
    ${state === 'undeclared' ? html`<path class="gap" d="${path}" />` : undefined}
    <path class="head" d="${headOf(points)}" />
    <rect class="plate" x="${area.x}" y="${area.y}" width="${area.width}" height="${area.height}" rx="3" />
    <text class="note" x="${area.x + area.width / 2}" y="${area.y + 11}">${label}</text>
  </a> `;
}

function rectangle({ x, y, width, height }: Area, corner: number): Html {
  return html`<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="${corner}" />`;
}

/** The radius of bends. */
const BEND = 7;

/** Lines from point to point, with round bends. */
function pathOf(points: readonly Point[]): string {
  const [first = { x: 0, y: 0 }, ...rest] = points;
  const bends = rest.map((point, index) => {
    const next = rest[index + 1];
    if (!next) return `L${at(point)}`;
    const before = points[index] ?? first;
    return `L${at(towards(point, before))} Q${at(point)} ${at(towards(point, next))}`;
  });
  return [`M${at(first)}`, ...bends].join(' ');
}

function headOf(points: readonly Point[]): string {
  const [before = { x: 0, y: 0 }, end = before] = points.slice(-2);
  const length = Math.hypot(end.x - before.x, end.y - before.y) || 1;
  const [dx, dy] = [(end.x - before.x) / length, (end.y - before.y) / length];
  const corner = (side: number) => ({ x: end.x - 9 * dx - side * 4.5 * dy, y: end.y - 9 * dy + side * 4.5 * dx });
  return `M${at(end)} L${at(corner(1))} L${at(corner(-1))} Z`;
}

/** A point of the line from one to another, at most half of the way. */
function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(BEND, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
