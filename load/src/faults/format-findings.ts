import { formatCheck } from '../report/checks';
import { formatTable } from '../report/format-table';
import type { Findings, Row } from './fault';

/** What was seen as text: the table, then each promise. */
export function formatFindings(name: string, { rows, promises }: Findings): string {
  return [
    name,
    ...formatRows(rows),
    '',
    ...promises.map(({ promise, measured, ok }) => formatCheck({ ok, text: `${promise}: ${measured}` })),
    '',
  ].join('\n');
}

function formatRows(rows: readonly Row[]): readonly string[] {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => columns.map((column) => String(row[column] ?? '')));
  return formatTable(columns, cells).map((line) => `  ${line}`);
}
