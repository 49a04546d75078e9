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

/** Rows as aligned columns. Where they are too wide together, the widest is wrapped until they fit. */
export function formatTable(rows: readonly (readonly string[])[], { width, align = [] }: TableLayout): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const natural = Array.from({ length: columns }, (_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const widths = fit(natural, width - GAP.length * (columns - 1));
  return rows.flatMap((row) => {
    const cells = widths.map((size, column) => wrapText(row[column] ?? '', size));
    const height = Math.max(...cells.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      widths
        .map((size, column) => pad(cells[column]?.[line] ?? '', size, align[column]))
        .join(GAP)
        .trimEnd(),
    );
  });
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

function pad(text: string, size: number, side: 'left' | 'right' = 'left'): string {
  return side === 'left' ? text.padEnd(size) : text.padStart(size);
}
