import { formatCell } from './cells';
import type { Difference } from './compare';
import type { Proof } from './proven-platform';

/** Whether the network does what the engine says, and a break was seen. */
export function isHeld({ differences, noticed }: Proof): boolean {
  return differences.length === 0 && noticed !== 0;
}

const HEADINGS = ['platform', 'cells', 'open', 'closed', 'some', 'differ', 'break seen in'] as const;

/** A line for each platform, then each difference. */
export function formatProofs(proofs: readonly Proof[]): string {
  const rows = proofs.map(({ name, cells: { open, closed, some }, differences, noticed = '' }) =>
    [name, open + closed + some, open, closed, some, differences.length, noticed].map(String),
  );
  const differences = proofs.flatMap(({ name, differences }) => differences.map((difference) => describe(name, difference)));
  return [...alignColumns([HEADINGS, ...rows]), ...differences].join('\n');
}

function describe(name: string, { cell, expected, seen }: Difference): string {
  return `${name}: ${formatCell(cell)}: the engine says ${expected}, the network ${seen}`;
}

function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((text, column) => (column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!))).join('  '));
}
