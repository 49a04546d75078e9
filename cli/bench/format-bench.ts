import type { Sample } from '@fairlead/command-line';
import { median } from 'simple-statistics';
import type { Bound, Round } from './bounds';

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
export function formatBench(bounds: readonly Bound[], rounds: readonly Round[]): string {
  const lines = ROWS.flatMap(([name, of]) => {
    const samples = rounds.flatMap((round) => round[of] ?? []);
    return samples.length === 0 ? [] : [formatTimes(name, samples)];
  });
  return [`${`median of ${rounds.length}`.padEnd(40)}      time  processor`, ...lines, '', ...bounds.map(formatBound)].join('\n');
}

function formatTimes(name: string, samples: readonly Sample[]): string {
  const [wall, cpu] = [samples.map(({ wallMs }) => wallMs), samples.map(({ cpuMs }) => cpuMs)].map((times) => formatMs(median(times)));
  return `${name.padEnd(40)} ${wall}  ${cpu}`;
}

function formatMs(ms: number): string {
  return `${ms.toFixed(0)} ms`.padStart(9);
}

function formatBound({ name, measured, limit, unit, ok }: Bound): string {
  const value = limit >= 100 ? measured.toFixed(0) : measured.toFixed(2);
  return `${ok ? 'ok    ' : 'BROKEN'}  ${name}: ${value} of at most ${limit}${unit && ` ${unit}`}`;
}
