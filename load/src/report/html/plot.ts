import { html, type Markup } from './markup';
import { findMoments, findTicks, formatMoment } from './ticks';

/** One line of a plot. */
export interface Line {
  readonly name: string;
  /** Seconds and values; the line is broken where a value is missing. */
  readonly points: readonly (readonly [number, number | undefined])[];
}

/** What a plot shows over time. */
export interface PlotProps {
  readonly title: string;
  readonly unit: string;
  /** Up to five, which have a colour each. */
  readonly lines: readonly Line[];
  /** End of the time axis, in seconds. */
  readonly lastS: number;
  /** Whether the first line is filled down to the axis. */
  readonly isFilled?: boolean;
  /** Whether everything above the axis is bad news. */
  readonly isBad?: boolean;
}

const SIZE = Object.freeze({ width: 640, height: 220, left: 56, right: 12, top: 12, bottom: 26 });
const INNER = Object.freeze({ width: SIZE.width - SIZE.left - SIZE.right, height: SIZE.height - SIZE.top - SIZE.bottom });

/** A plot as inline SVG, which takes its colours from the page. */
export function toPlot({ title, unit, lines, lastS, isFilled = false, isBad = false }: PlotProps): Markup {
  const ticks = findTicks(Math.max(0, ...lines.flatMap(({ points }) => points.map(([, value]) => value ?? 0))));
  const top = ticks.at(-1) as number;
  const x = (seconds: number) => round(SIZE.left + (INNER.width * Math.min(seconds, lastS)) / lastS);
  const y = (value: number) => round(SIZE.top + INNER.height * (1 - value / top));
  const baseline = y(0);

  return html`<figure class="${isBad ? 'bad' : ''}">
    <figcaption>
      <b>${title}</b> <span class="unit">${unit}</span>${lines.length > 1 ? html`<span class="legend">${lines.map(toKey)}</span>` : ''}
    </figcaption>
    <svg viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label="${title}, ${unit}">
      ${ticks.map((tick) => html`<line class="grid" x1="${SIZE.left}" x2="${SIZE.width - SIZE.right}" y1="${y(tick)}" y2="${y(tick)}" /><text class="y" x="${SIZE.left - 8}" y="${y(tick) + 4}">${tick.toLocaleString('en')}</text>`)}
      ${findMoments(lastS).map((moment) => html`<text class="x" x="${x(moment)}" y="${SIZE.height - 8}">${formatMoment(moment, lastS)}</text>`)}
      ${isFilled ? lines.slice(0, 1).flatMap(({ points }) => toSegments(points).map((segment) => html`<path class="area c1" d="${toPath(segment, x, y)}V${baseline}H${x(segment[0]?.[0] ?? 0)}Z" />`)) : ''}
      ${lines.map(({ points }, index) => toSegments(points).map((segment) => html`<path class="line c${index + 1}" d="${toPath(segment, x, y)}" />`))}
    </svg>
  </figure>`;
}

function toKey({ name }: Line, index: number): Markup {
  return html`<span class="key c${index + 1}">${name}</span>`;
}

type Segment = readonly (readonly [number, number])[];

/** Runs of points without a gap. */
function toSegments(points: Line['points']): readonly Segment[] {
  const segments: [number, number][][] = [[]];
  for (const [seconds, value] of points) {
    if (value === undefined) segments.push([]);
    else segments.at(-1)?.push([seconds, value]);
  }
  return segments.filter((segment) => segment.length > 0);
}

function toPath(segment: Segment, x: (seconds: number) => number, y: (value: number) => number): string {
  const [first, ...rest] = segment.map(([seconds, value]) => `${x(seconds)},${y(value)}`);
  return `M${first}${rest.length === 0 ? 'h0' : `L${rest.join(' ')}`}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
