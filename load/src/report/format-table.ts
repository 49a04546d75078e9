import Table from 'cli-table3';

/** How a table of text looks. */
export interface TableLayout {
  /** Columns from the left that stand to the left, as text does; all others stand to the right. @default 0 */
  readonly textColumns?: number;
  /** Whether a line is drawn below the heads. @default false */
  readonly isRuled?: boolean;
}

const PARTS = ['top', 'bottom', 'left', 'mid', 'right'].flatMap((part) => [part, `${part}-mid`, `${part}-left`, `${part}-right`]);
const NO_BORDERS = Object.fromEntries(PARTS.map((part) => [part, '']));
const GAP = '  ';

/** Columns side by side, line by line, as wide as what they hold. */
export function formatTable(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  { textColumns = 0, isRuled = false }: TableLayout = {},
): readonly string[] {
  const table = new Table({
    head: [...heads],
    colAligns: heads.map((_, column) => (column < textColumns ? 'left' : 'right')),
    chars: { ...NO_BORDERS, middle: GAP, ...(isRuled && { mid: '─', 'mid-mid': GAP }) },
    style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(...rows.map((row) => [...row]));
  return table.toString().split('\n');
}
