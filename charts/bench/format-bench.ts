import { median } from 'simple-statistics';
import type { Bound, Round } from './bounds';

/** What was measured as text: medians of each command, then each bound. */
export function formatBench(bounds: readonly Bound[], rounds: readonly Round[]): string {
  const [{ small, large }] = rounds as readonly [Round];
  const lines = [
    formatTimes(
      'synth, dev and prod',
      rounds.map(({ synth }) => synth),
    ),
    formatTimes(
      'cdk8s synth of the same',
      rounds.map(({ cdk8sSynth }) => cdk8sSynth),
    ),
    formatTimes(
      formatGraph(small),
      rounds.map((round) => round.small),
    ),
    formatTimes(
      formatGraph(large),
      rounds.map((round) => round.large),
    ),
  ];
  return [`median of ${rounds.length}${' '.repeat(32)}time   processor`, ...lines, '', ...bounds.map(formatBound)].join('\n');
}

function formatGraph({ services, objects, bytes }: Round['small']): string {
  return `${services} services, ${objects} objects, ${(bytes / 1e6).toFixed(1)} MB`;
}

function formatTimes(name: string, samples: readonly { readonly wallMs: number; readonly cpuMs: number }[]): string {
  const [wall, cpu] = [samples.map(({ wallMs }) => wallMs), samples.map(({ cpuMs }) => cpuMs)].map((times) => formatMs(median(times)));
  return `${name.padEnd(40)} ${wall}  ${cpu}`;
}

function formatMs(ms: number): string {
  return `${ms.toFixed(0)} ms`.padStart(9);
}

function formatBound({ name, measured, limit, unit, ok }: Bound): string {
  const value = limit >= 100 ? measured.toFixed(0) : measured.toFixed(2);
  if (ok === undefined) return `shown   ${name}: ${value}`;
  return `${ok ? 'ok    ' : 'BROKEN'}  ${name}: ${value} of at most ${limit}${unit && ` ${unit}`}`;
}
