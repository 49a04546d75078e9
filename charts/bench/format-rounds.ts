import { type Bound, formatBench, type Sample } from '@fairlead/command-line';
import { median } from 'simple-statistics';
import type { Round } from './bounds';

/** What was measured as text: medians of each command, then each bound. */
export function formatRounds(bounds: readonly Bound[], rounds: readonly Round[]): string {
  const [{ small, large }] = rounds as readonly [Round];
  const medianOf = (of: keyof Round): Sample => ({
    wallMs: median(rounds.map((round) => round[of].wallMs)),
    cpuMs: median(rounds.map((round) => round[of].cpuMs)),
  });
  const medians = [
    ['synth, dev and prod', medianOf('synth')],
    ['cdk8s synth of the same', medianOf('cdk8sSynth')],
    [formatGraph(small), medianOf('small')],
    [formatGraph(large), medianOf('large')],
  ] as const;
  return formatBench(rounds.length, medians, bounds);
}

function formatGraph({ services, objects, bytes }: Round['small']): string {
  return `${services} services, ${objects} objects, ${(bytes / 1e6).toFixed(1)} MB`;
}
