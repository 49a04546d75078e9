import Table from 'cli-table3';
import { wrapText } from './wrap-text';

/** How a {@link formatTable} is laid out. */
export interface TableLayout {
  /** Most characters of a line. */
  readonly width: number;
  /** @default left */
  readonly align?: readonly ('left' | 'right')[];
}

const GAP = '  ';

/** No column is wrapped to fewer characters: a table that is still too wide overflows. */
const NARROWEST = 12;

const BORDERS = [
  ...['top', 'top-left', 'top-mid', 'top-right', 'bottom', 'bottom-left', 'bottom-mid', 'bottom-right'],
  ...['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'],
];

/** Nothing but the gaps between columns, and no colours, which cli-table3 would choose by the terminal. */
const BORDERLESS = {
  chars: { ...Object.fromEntries(BORDERS.map((border) => [border, ''])), middle: GAP },
  style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
};

/** Rows as aligned columns. Where they are too wide together, the widest is wrapped until they fit. */
export function formatTable(rows: readonly (readonly string[])[], { width, align = [] }: TableLayout): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const natural = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const widths = fit(natural, width - GAP.length * (columns - 1));
  return rows.flatMap((row) => formatRow(row, widths, align));
}

function fit(widths: readonly number[], room: number): readonly number[] {
  const total = widths.reduce((sum, size) => sum + size, 0);
  const widest = Math.max(0, ...widths);
  if (total <= room || widest <= NARROWEST) return widths;
  const target = widths.indexOf(widest);
  const next = Math.max(NARROWEST, ...widths.filter((_, column) => column !== target), widest - (total - room));
  return fit(
    widths.map((size, column) => (column === target ? Math.min(next, size - 1) : size)),
    room,
  );
}

/** A table of its own for each row: cli-table3 takes time that grows with the square of the rows, and a long word widens its row alone. */
function formatRow(row: readonly string[], widths: readonly number[], align: readonly ('left' | 'right')[]): string[] {
  const cells = widths.map((size, column) => wrapText(row[column] ?? '', size));
  const colWidths = cells.map((lines, column) => Math.max(widths[column] ?? 0, ...lines.map(mostColumns)));
  const table = new Table({ ...BORDERLESS, colAligns: [...align], colWidths });
  table.push(cells.map((lines) => lines.join('\n')));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

/** How many columns of a terminal a line may take: cli-table3 cuts what is wider, and a character beyond ASCII may take two. */
function mostColumns(line: string): number {
  return line.replaceAll(/[^ -~]/g, '  ').length;
}
