import { median } from 'simple-statistics';
import { formatCheck } from '../report/checks';
import { formatRow, type NumericField } from '../bench/format-row';
import type { Bound, Ratio, Round } from './bounds';
import type { Sample } from './measure';
import { OURS } from './proxies';

type Figure = NumericField<Sample>;
type Column = readonly [heading: string, field: Figure, digits: number];

const COLUMNS: readonly Column[] = [
  ['requests/s', 'rate', 0],
  ['p99 ms', 'p99Ms', 1],
  ['failed', 'failed', 0],
  ['CPU µs', 'cpuUs', 1],
  ['peak MiB', 'peakMiB', 0],
];

/** The bench as text: a table for each load, medians over the rounds, ours in proportion to each of the others; then the bounds. */
export function formatBench(rounds: readonly Round[], ratios: readonly Ratio[], bounds: readonly Bound[]): string {
  const [first = []] = rounds;
  const rows = first.map((sample, index) => ({
    ...sample,
    median: (field: Figure) => median(rounds.map((round) => round[index]![field])),
  }));
  const loads = [...new Set(first.map(nameLoad))];
  const tables = loads.map((load) =>
    [
      formatRow(load, [...COLUMNS.map(([heading]) => heading), 'our CPU', 'our rate']),
      ...rows
        .filter((row) => nameLoad(row) === load)
        .map((row) =>
          formatRow(row.proxy, [...COLUMNS.map(([, field, digits]) => row.median(field).toFixed(digits)), ...formatRatio(row, ratios)]),
        ),
    ].join('\n'),
  );
  return [...tables, bounds.map(formatCheck).join('\n')].join('\n\n');
}

function nameLoad({ exchange, connections }: Pick<Sample, 'exchange' | 'connections'>): string {
  return `${exchange}, ${connections}`;
}

/** Of a peer: our processor time and our rate, in proportion to its own. */
function formatRatio({ proxy, exchange, connections }: Sample, ratios: readonly Ratio[]): readonly string[] {
  const ratio = ratios.find((other) => other.peer === proxy && other.exchange === exchange && other.connections === connections);
  if (ratio === undefined || proxy.startsWith(OURS)) return [];
  return [`${ratio.cpu.toFixed(2)} ×`, `${ratio.rate.toFixed(2)} ×`];
}
