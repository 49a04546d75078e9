import type { ResourceReport } from './watch-resources';
import type { Spread, Usage, WorkloadUsage } from './workload-usage';

interface Column {
  readonly head: string;
  readonly resource: keyof Usage;
  /** How much one of the unit is of what was measured. */
  readonly unit: number;
}

const COLUMNS: readonly Column[] = [
  { head: 'CPU, cores', resource: 'cpuCores', unit: 1 },
  { head: 'Memory, MiB', resource: 'memoryBytes', unit: 2 ** 20 },
  { head: 'Received, KiB/s', resource: 'receivedBytesPerSecond', unit: 2 ** 10 },
  { head: 'Sent, KiB/s', resource: 'sentBytesPerSecond', unit: 2 ** 10 },
  { head: 'Ready pods', resource: 'readyPods', unit: 1 },
];

const HEADS = ['Workload', ...COLUMNS.map(({ head }) => head)];

/** What was seen, as a table of text. */
export function toText(report: ResourceReport): string {
  const rows = [HEADS, ...report.workloads.map(toRow)];
  const widths = HEADS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
  );
  return [...lines, '', describe(report)].join('\n');
}

/** What was seen, as a part of a comment. */
export function toMarkdown(report: ResourceReport): string {
  const toLine = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    '### Resources',
    '',
    toLine(HEADS),
    toLine(HEADS.map((_, column) => (column === 0 ? ':--' : '--:'))),
    ...report.workloads.map((workload) => toLine(toRow(workload))),
    '',
    describe(report),
    '',
  ].join('\n');
}

function toRow(usage: WorkloadUsage): readonly string[] {
  return [`${usage.namespace}/${usage.workload}`, ...COLUMNS.map(({ resource, unit }) => formatSpread(usage[resource], unit))];
}

function formatSpread(spread: Spread | undefined, unit: number): string {
  if (!spread) return '–';
  return [spread.minimum, spread.average, spread.maximum].map((value) => formatNumber(value / unit)).join(' / ');
}

/** Three digits are enough to compare. */
function formatNumber(value: number): string {
  if (Number.isInteger(value)) return String(value);
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3);
}

function describe({ from, to, windowS, readySource }: ResourceReport): string {
  return [
    `Minimum / average / maximum of all pods of a workload together, from ${from} to ${to}; each rate looks ${windowS} s back.`,
    readySource ? `Ready pods: ${readySource}.` : 'Nothing tells which pods are ready.',
  ].join(' ');
}
