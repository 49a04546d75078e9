import { type Bound, formatBench, type Sample } from '@fairlead/command-line';
import { median } from 'simple-statistics';
import type { Round } from './bounds';

const ROWS: readonly (readonly [name: string, of: keyof Omit<Round, 'peakMiB'>])[] = [
  ['node -e 0', 'node'],
  ['one small file', 'small'],
  ['1,000 objects', 'doctor'],
  ['1,000 objects, the first run', 'first'],
  ['10,000 objects', 'large'],
  ['kube-score, 1,000 objects', 'kubeScore'],
  ['kube-linter, 1,000 objects', 'kubeLinter'],
];

/** What was measured as text: medians, then each bound. */
export function formatRounds(bounds: readonly Bound[], rounds: readonly Round[]): string {
  const medians = ROWS.map(([name, of]) => [name, medianOf(rounds.flatMap((round) => round[of] ?? []))] as const);
  return formatBench(rounds.length, medians, bounds);
}

function medianOf(samples: readonly Sample[]): Sample | undefined {
  if (samples.length === 0) return undefined;
  return { wallMs: median(samples.map(({ wallMs }) => wallMs)), cpuMs: median(samples.map(({ cpuMs }) => cpuMs)) };
}
