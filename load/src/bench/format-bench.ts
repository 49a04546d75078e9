import { median } from 'simple-statistics';
import { formatCheck } from '../report/checks';
import { formatRow, type NumericField } from './format-row';
import type { Bound, Ratio, Round } from './bounds';
import type { Sample } from './measure';
import { PLAIN } from './versions';

type Column = readonly [heading: string, text: (value: (field: Figure) => number) => string];
type Figure = NumericField<Sample>;

const COLUMNS: readonly Column[] = [
  ['requests/s', (value) => value('rate').toFixed(0)],
  ['p50 ms', (value) => value('p50Ms').toFixed(0)],
  ['p99 ms', (value) => value('p99Ms').toFixed(0)],
  ['failed', (value) => value('failed').toFixed(0)],
  ['service µs', (value) => value('serviceUs').toFixed(0)],
  ['database µs', (value) => value('databaseUs').toFixed(0)],
  ['peak MiB', (value) => value('peakMiB').toFixed(0)],
];

/** What was measured, and what follows from it. */
export interface Bench {
  readonly rounds: readonly Round[];
  readonly ratios: readonly Ratio[];
  /** What was not measured for long enough. */
  readonly unsteady: readonly string[];
  readonly bounds: readonly Bound[];
}

/** The bench as text: medians of each version, with its ratio, then each bound. */
export function formatBench({ rounds, ratios, unsteady, bounds }: Bench): string {
  const [first = []] = rounds;
  const heading = formatRow(`median of ${rounds.length}`, ['connections', ...COLUMNS.map(([name]) => name), 'times plain']);
  const rows = first.map(({ version, connections }, index) => {
    const samples = rounds.map((round) => round[index] as Sample);
    const value = (field: Figure) => median(samples.map((sample) => sample[field]));
    const ratio = ratios.find((other) => other.version === version && other.connections === connections)?.ratio;
    const times = version === PLAIN || ratio === undefined ? '' : ratio.toFixed(1);
    return formatRow(version, [String(connections), ...COLUMNS.map(([, text]) => text(value)), times]);
  });
  return [heading, ...rows, '', ...unsteady.map((what) => `UNSURE  ${what}`), ...bounds.map(formatBound)].join('\n');
}

function formatBound({ name, measured, limit, ok }: Bound): string {
  return formatCheck({ ok, text: `${name}: ${measured.toFixed(1)} of at least ${limit}` });
}
