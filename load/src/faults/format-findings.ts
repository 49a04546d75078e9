import type { Findings, Kept, Row } from './fault';

/** What was seen as text: the table, then each promise. */
export function formatFindings(name: string, { rows, promises }: Findings): string {
  return [name, ...formatTable(rows), '', ...promises.map(formatPromise), ''].join('\n');
}

function formatTable(rows: readonly Row[]): readonly string[] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const table = [columns, ...rows.map((row) => columns.map((column) => String(row[column] ?? '')))];
  const widths = columns.map((_, index) => Math.max(...table.map((cells) => (cells[index] as string).length)));
  return table.map((cells) => `  ${cells.map((cell, index) => cell.padStart(widths[index] as number)).join('  ')}`);
}

function formatPromise({ promise, measured, ok }: Kept): string {
  return `${ok ? 'ok    ' : 'BROKEN'}  ${promise}: ${measured}`;
}
